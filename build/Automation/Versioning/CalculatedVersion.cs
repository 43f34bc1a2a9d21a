using System.Globalization;
using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>A version with what it was calculated from.</summary>
/// <param name="Version">The version.</param>
/// <param name="Context">The history and the configuration.</param>
internal sealed record CalculatedVersion(SemanticVersion Version, VersioningContext Context)
{
    /// <summary>The commits since the source, when the version shows them behind a plus sign.</summary>
    public int? Commits { get; init; }

    /// <summary>How many commits there are since the source.</summary>
    public int Distance { get; init; }

    /// <summary>The commit that the distance is counted from; null for the whole history.</summary>
    public Commit? Source { get; init; }

    /// <summary>The version that this one was made from.</summary>
    public SemanticVersion SourceVersion { get; init; } = SemanticVersion.Zero;

    /// <summary>The rules that held.</summary>
    public required EffectiveRules Rules { get; init; }

    /// <summary>The candidate that won; null when the tag on the commit is the version.</summary>
    public Candidate? Winner { get; init; }

    /// <summary>All that was found.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>The version with its metadata.</summary>
    public string FullSemVer =>
        Commits == null ? Version.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Version}+{Commits}");
}
