using Automation.Versioning.Histories;

namespace Automation.Versioning.Settings;

/// <summary>How versions are calculated, with the names and meanings of GitVersion's configuration.</summary>
internal sealed record VersioningConfiguration
{
    private const string Unknown = "unknown";

    /// <summary>What the file is called in messages.</summary>
    public string File { get; init; } = "";

    /// <summary>Where the values at the root were written, by key.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public string Workflow { get; init; } = "";

    public string TagPrefix { get; init; } = "";

    public string VersionInBranchPattern { get; init; } = @"(?<version>[vV]?\d+(\.\d+)?(\.\d+)?).*";

    public string MajorBump { get; init; } = @"\+semver:\s?(breaking|major)";

    public string MinorBump { get; init; } = @"\+semver:\s?(feature|minor)";

    public string PatchBump { get; init; } = @"\+semver:\s?(fix|patch)";

    public string NoBump { get; init; } = @"\+semver:\s?(none|skip)";

    public string? NextVersion { get; init; }

    public bool IsLoose { get; init; }

    public int TagPreReleaseWeight { get; init; } = 60000;

    public string CommitDateFormat { get; init; } = "yyyy-MM-dd";

    public IReadOnlyDictionary<string, string> MergeMessageFormats { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<string> Strategies { get; init; } = [];

    /// <summary>What holds where a branch says nothing.</summary>
    public BranchRules Root { get; init; } = new();

    /// <summary>The kinds of branches, in the order in which they are tried.</summary>
    public IReadOnlyList<BranchRules> Branches { get; init; } = [];

    public IReadOnlyList<string> IgnoredCommits { get; init; } = [];

    public IReadOnlyList<string> IgnoredPaths { get; init; } = [];

    public DateTimeOffset? IgnoredBefore { get; init; }

    public string AssemblyVersioningScheme { get; init; } = "MajorMinorPatch";

    public string AssemblyFileVersioningScheme { get; init; } = "MajorMinorPatch";

    public string? AssemblyInformationalFormat { get; init; }

    public string? AssemblyVersioningFormat { get; init; }

    public string? AssemblyFileVersioningFormat { get; init; }

    /// <summary>The rules of a branch: the first kind that its name fits, and the unknown kind last of all.</summary>
    public BranchRules RulesOf(BranchName name)
    {
        BranchRules[] fitting =
        [
            .. Branches.Where(x =>
                !string.IsNullOrWhiteSpace(x.Regex) && Patterns.IsMatch(name.WithoutOrigin, x.Regex)
            ),
        ];
        return fitting.FirstOrDefault(x => x.Key != Unknown)
            ?? fitting.FirstOrDefault()
            ?? new BranchRules
            {
                Regex = "",
                Label = "{BranchName}",
                Increment = IncrementStrategy.Inherit,
            };
    }
}
