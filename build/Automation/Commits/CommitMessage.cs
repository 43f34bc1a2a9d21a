namespace Automation.Commits;

/// <summary>A commit message, as Conventional Commits 1.0.0 reads it.</summary>
public sealed record CommitMessage
{
    private const string Scissors = "# ------------------------ >8";

    private CommitMessage(string subject, IReadOnlyList<string> body)
    {
        Subject = subject;
        Body = body;
        Header = CommitHeader.Parse(subject);
    }

    /// <summary>The first line.</summary>
    public string Subject { get; }

    /// <summary>The lines after the first, without comments.</summary>
    public IReadOnlyList<string> Body { get; }

    /// <summary>The parts of the first line; null when it has no colon to divide it.</summary>
    public CommitHeader? Header { get; }

    /// <summary>True for what git writes itself: merges, reverts, and commits that a rebase will fold into another.</summary>
    public bool IsMadeByGit =>
        Subject.StartsWith("Merge ", StringComparison.Ordinal)
        || Subject.StartsWith("Revert \"", StringComparison.Ordinal)
        || Subject.StartsWith("Reapply \"", StringComparison.Ordinal)
        || Subject.StartsWith("fixup! ", StringComparison.Ordinal)
        || Subject.StartsWith("squash! ", StringComparison.Ordinal)
        || Subject.StartsWith("amend! ", StringComparison.Ordinal);

    /// <summary>Reads a message.</summary>
    /// <param name="text">The text, with the comments that git put into it for the editor.</param>
    public static CommitMessage Parse(string text)
    {
        List<string> lines = [];
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith(Scissors, StringComparison.Ordinal))
                break;
            if (!line.StartsWith('#'))
                lines.Add(line.TrimEnd());
        }
        int first = lines.FindIndex(x => x.Length > 0);
        if (first < 0)
            return new CommitMessage("", []);
        int last = lines.FindLastIndex(x => x.Length > 0);
        return new CommitMessage(lines[first], lines.GetRange(first + 1, last - first));
    }
}

/// <summary>The parts of a first line, as they are written.</summary>
/// <param name="Type">What stands before scope, mark and colon.</param>
/// <param name="Scope">What stands in brackets; null when there are none.</param>
/// <param name="IsBreaking">True with an exclamation mark before the colon.</param>
/// <param name="Description">What stands behind the colon.</param>
public sealed record CommitHeader(string Type, string? Scope, bool IsBreaking, string Description)
{
    internal static CommitHeader? Parse(string subject)
    {
        int colon = subject.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return null;
        string before = subject[..colon];
        bool isBreaking = before.TrimEnd().EndsWith('!');
        string name = isBreaking ? before.TrimEnd()[..^1] : before;
        int open = name.IndexOf('(', StringComparison.Ordinal);
        bool hasScope = open > 0 && name.TrimEnd().EndsWith(')');
        string? scope = hasScope ? name.TrimEnd()[(open + 1)..^1] : null;
        string type = hasScope ? name[..open] : name;
        // A sentence with a colon in it has no type.
        return type.Trim().Contains(' ', StringComparison.Ordinal)
            ? null
            : new(type, scope, isBreaking, subject[(colon + 1)..]);
    }
}
