namespace Automation.Versioning;

/// <summary>Which version is asked for.</summary>
/// <param name="Folder">A folder in the repository.</param>
public sealed record VersionRequest(string Folder)
{
    /// <summary>The branch that is meant; null for the one that is checked out.</summary>
    public string? Branch { get; init; }

    /// <summary>The id of the commit that is meant; null for the newest of the branch.</summary>
    public string? Commit { get; init; }

    /// <summary>The configuration; null to look for GitVersion.yml where GitVersion does.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>Values by key that stand above the configuration.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>True to refuse a number when a part of the history is missing.</summary>
    public bool RequireHistory { get; init; }

    /// <summary>True to calculate anew what was calculated before.</summary>
    public bool NoCache { get; init; }

    /// <summary>True to take no notice of the branch that a CI service says it checked out.</summary>
    public bool OnlyGit { get; init; }
}
