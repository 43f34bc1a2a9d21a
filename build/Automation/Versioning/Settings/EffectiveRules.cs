namespace Automation.Versioning.Settings;

/// <summary>The rules that hold for a branch, with all that it inherits.</summary>
internal sealed class EffectiveRules
{
    public EffectiveRules(VersioningConfiguration configuration, BranchRules rules)
    {
        Own = rules;
        BranchRules all = rules.Inherit(configuration.Root);
        Mode = all.Mode ?? DeploymentMode.ContinuousDelivery;
        Label = all.Label;
        Increment = all.Increment;
        Regex = all.Regex;
        PreventIncrementOfMergedBranch = all.PreventIncrementOfMergedBranch ?? false;
        PreventIncrementWhenBranchMerged = all.PreventIncrementWhenBranchMerged ?? false;
        PreventIncrementWhenCurrentCommitTagged = all.PreventIncrementWhenCurrentCommitTagged ?? true;
        TrackMergeTarget = all.TrackMergeTarget ?? false;
        TrackMergeMessage = all.TrackMergeMessage ?? true;
        CommitMessageIncrementing = all.CommitMessageIncrementing ?? MessageIncrementing.Enabled;
        TracksReleaseBranches = all.TracksReleaseBranches ?? false;
        IsReleaseBranch = all.IsReleaseBranch ?? false;
        IsMainBranch = all.IsMainBranch ?? false;
        PreReleaseWeight = all.PreReleaseWeight ?? 0;
    }

    /// <summary>The rules before those of the root came in.</summary>
    public BranchRules Own { get; }

    /// <summary>These rules with nothing left open, as a branch that comes from this one inherits them.</summary>
    public BranchRules Resolved =>
        Own with
        {
            Mode = Mode,
            Label = Label,
            Increment = Increment,
            Regex = Regex,
            PreventIncrementOfMergedBranch = PreventIncrementOfMergedBranch,
            PreventIncrementWhenBranchMerged = PreventIncrementWhenBranchMerged,
            PreventIncrementWhenCurrentCommitTagged = PreventIncrementWhenCurrentCommitTagged,
            TrackMergeTarget = TrackMergeTarget,
            TrackMergeMessage = TrackMergeMessage,
            CommitMessageIncrementing = CommitMessageIncrementing,
            TracksReleaseBranches = TracksReleaseBranches,
            IsReleaseBranch = IsReleaseBranch,
            IsMainBranch = IsMainBranch,
            PreReleaseWeight = PreReleaseWeight,
        };

    public DeploymentMode Mode { get; }

    public string? Label { get; }

    public IncrementStrategy Increment { get; }

    public string? Regex { get; }

    public bool PreventIncrementOfMergedBranch { get; }

    public bool PreventIncrementWhenBranchMerged { get; }

    public bool PreventIncrementWhenCurrentCommitTagged { get; }

    public bool TrackMergeTarget { get; }

    public bool TrackMergeMessage { get; }

    public MessageIncrementing CommitMessageIncrementing { get; }

    public bool TracksReleaseBranches { get; }

    public bool IsReleaseBranch { get; }

    public bool IsMainBranch { get; }

    public int PreReleaseWeight { get; }

    /// <summary>Which tags count for the branch.</summary>
    public TagScope TagScope =>
        new(TrackMergeTarget, TracksReleaseBranches, OfMainBranches: !IsMainBranch && !IsReleaseBranch);
}

/// <summary>Which tags count for a branch, besides those on it.</summary>
/// <param name="OfMergeTargets">Those on commits that its commits were merged into.</param>
/// <param name="OfReleaseBranches">Those on release branches.</param>
/// <param name="OfMainBranches">Those on main branches.</param>
internal sealed record TagScope(bool OfMergeTargets, bool OfReleaseBranches, bool OfMainBranches);
