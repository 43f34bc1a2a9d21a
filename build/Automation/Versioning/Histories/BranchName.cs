namespace Automation.Versioning.Histories;

/// <summary>The name of a branch.</summary>
/// <param name="Ref">The full name of its ref.</param>
internal sealed record BranchName(string Ref)
{
    private const string Heads = "refs/heads/";
    private const string Remotes = "refs/remotes/";
    private const string Tags = "refs/tags/";
    private const string Origin = "origin/";
    private static readonly string[] PullRequests =
    [
        "refs/pull/",
        "refs/pull-requests/",
        "refs/remotes/pull/",
        "refs/remotes/pull-requests/",
    ];

    /// <summary>What the branch of a HEAD is called that is on none.</summary>
    public static BranchName None { get; } = new("(no branch)");

    public bool IsRemote => Is(Remotes);

    /// <summary>The name as people write it.</summary>
    public string Name =>
        Is(Heads) ? Ref[Heads.Length..]
        : Is(Remotes) ? Ref[Remotes.Length..]
        : Is(Tags) ? Ref[Tags.Length..]
        : Ref;

    /// <summary>The name without the remote that most have.</summary>
    public string WithoutOrigin =>
        IsRemote && !Array.Exists(PullRequests, Is) && Name.StartsWith(Origin, StringComparison.Ordinal)
            ? Name[Origin.Length..]
            : Name;

    /// <summary>The name in a message, which may be a whole one or that of a local branch.</summary>
    public static BranchName Parse(string text)
    {
        BranchName whole = new(text);
        return whole.Is(Heads) || whole.Is(Remotes) || whole.Is(Tags) || Array.Exists(PullRequests, whole.Is)
            ? whole
            : new BranchName(Heads + text);
    }

    /// <summary>The name in a message about a branch of a remote.</summary>
    public static BranchName ParseRemote(string text) =>
        Parse(text.StartsWith(Remotes, StringComparison.Ordinal) ? text : Remotes + text);

    /// <summary>True when somebody may mean this branch by a text.</summary>
    public bool IsCalled(string text) =>
        string.Equals(Ref, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Name, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(WithoutOrigin, text, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Name;

    private bool Is(string prefix) => Ref.StartsWith(prefix, StringComparison.Ordinal);
}
