namespace Automation.Versioning.Settings;

/// <summary>What a configuration says of a kind of branch, or of all branches. Null means that it says nothing.</summary>
internal sealed record BranchRules
{
    public string Key { get; init; } = "";

    public DeploymentMode? Mode { get; init; }

    public string? Label { get; init; }

    public IncrementStrategy Increment { get; init; }

    public bool? PreventIncrementOfMergedBranch { get; init; }

    public bool? PreventIncrementWhenBranchMerged { get; init; }

    public bool? PreventIncrementWhenCurrentCommitTagged { get; init; }

    public bool? TrackMergeTarget { get; init; }

    public bool? TrackMergeMessage { get; init; }

    public MessageIncrementing? CommitMessageIncrementing { get; init; }

    public string? Regex { get; init; }

    public IReadOnlyList<string> SourceBranches { get; init; } = [];

    public IReadOnlyList<string> IsSourceBranchFor { get; init; } = [];

    public bool? TracksReleaseBranches { get; init; }

    public bool? IsReleaseBranch { get; init; }

    public bool? IsMainBranch { get; init; }

    public int? PreReleaseWeight { get; init; }

    /// <summary>These rules, and where they say nothing those of the branch that this one came from.</summary>
    public BranchRules Inherit(BranchRules source) =>
        this with
        {
            Mode = Mode ?? source.Mode,
            Label = Label ?? source.Label,
            Increment = Increment == IncrementStrategy.Inherit ? source.Increment : Increment,
            PreventIncrementOfMergedBranch = PreventIncrementOfMergedBranch ?? source.PreventIncrementOfMergedBranch,
            PreventIncrementWhenBranchMerged =
                PreventIncrementWhenBranchMerged ?? source.PreventIncrementWhenBranchMerged,
            PreventIncrementWhenCurrentCommitTagged =
                PreventIncrementWhenCurrentCommitTagged ?? source.PreventIncrementWhenCurrentCommitTagged,
            TrackMergeTarget = TrackMergeTarget ?? source.TrackMergeTarget,
            TrackMergeMessage = TrackMergeMessage ?? source.TrackMergeMessage,
            CommitMessageIncrementing = CommitMessageIncrementing ?? source.CommitMessageIncrementing,
            Regex = Regex ?? source.Regex,
            TracksReleaseBranches = TracksReleaseBranches ?? source.TracksReleaseBranches,
            IsReleaseBranch = IsReleaseBranch ?? source.IsReleaseBranch,
            IsMainBranch = IsMainBranch ?? source.IsMainBranch,
            PreReleaseWeight = PreReleaseWeight ?? source.PreReleaseWeight,
        };
}

/// <summary>How the commits since the last version show in a version.</summary>
internal enum DeploymentMode
{
    /// <summary>As build metadata behind a pre-release that a person raises.</summary>
    ManualDeployment,

    /// <summary>In the number of the pre-release.</summary>
    ContinuousDelivery,

    /// <summary>Not at all: each commit is a release.</summary>
    ContinuousDeployment,
}

/// <summary>What a branch raises by itself.</summary>
internal enum IncrementStrategy
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The first number.</summary>
    Major,

    /// <summary>The second number.</summary>
    Minor,

    /// <summary>The third number.</summary>
    Patch,

    /// <summary>What the branch raises that it came from.</summary>
    Inherit,
}

/// <summary>Which commit messages are looked at for bumps.</summary>
internal enum MessageIncrementing
{
    /// <summary>All.</summary>
    Enabled,

    /// <summary>None.</summary>
    Disabled,

    /// <summary>Those of merges.</summary>
    MergeMessageOnly,
}
