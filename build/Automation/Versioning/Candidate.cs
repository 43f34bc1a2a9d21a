using Automation.Versioning.Histories;

namespace Automation.Versioning;

/// <summary>A version that the next one may be made from, and how it is raised.</summary>
/// <param name="Reason">Where it comes from.</param>
/// <param name="Base">The version.</param>
/// <param name="Source">The commit that the distance is counted from; null for the whole history.</param>
internal sealed record Candidate(string Reason, SemanticVersion Base, Commit? Source)
{
    private SemanticVersion? result;

    /// <summary>How it is raised; null when it is taken as it is.</summary>
    public Increment? Increment { get; init; }

    /// <summary>The rules that it was found by.</summary>
    public EffectiveBranch? Rules { get; init; }

    /// <summary>The version after it was raised.</summary>
    public SemanticVersion Result =>
        result ??=
            Increment == null
                ? Base
                : Base.Next(Increment.Field, Increment.Label, Increment.Force, Increment.Alternative);
}

/// <summary>How a version is raised.</summary>
/// <param name="Field">The number.</param>
/// <param name="Label">The label of the pre-release; null keeps the one that there is.</param>
internal sealed record Increment(VersionField Field, string? Label)
{
    /// <summary>True to raise a number even where only the pre-release would be raised.</summary>
    public bool Force { get; init; }

    /// <summary>A version that the result may not stay below.</summary>
    public SemanticVersion? Alternative { get; init; }
}
