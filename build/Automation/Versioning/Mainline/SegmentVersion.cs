using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning.Mainline;

/// <summary>Raises a version from commit to commit of a segment.</summary>
/// <param name="context">The history and the configuration.</param>
/// <param name="segment">The segment.</param>
/// <param name="targetLabel">The label of the version.</param>
internal sealed class SegmentVersion(VersioningContext context, Segment segment, string? targetLabel)
{
    private readonly HashSet<SemanticVersion> alternatives = [];
    private SemanticVersion? tagged;
    private string? label;
    private VersionField field;
    private Commit? source;
    private bool force;

    private SemanticVersion version = SemanticVersion.Zero;
    private Commit? versionSource;
    private Raise? raise;

    /// <summary>The version of the segment's newest commit, before the last raise.</summary>
    public SemanticVersion Version => version;

    /// <summary>The commit that the distance is counted from.</summary>
    public Commit? Source => raise?.Source ?? versionSource;

    /// <summary>The last raise.</summary>
    public Increment? Increment => raise?.Increment;

    /// <summary>Goes through the segment, the oldest commit first.</summary>
    public SegmentVersion Run()
    {
        foreach (Step step in segment.Steps)
        {
            Enter(step);
            if (step.Effective.IsMainBranch)
                OnMain(step);
            else
                OnOther(step);
            tagged = null;
            if (step.Effective.IsMainBranch)
            {
                field = VersionField.None;
                label = null;
                alternatives.Clear();
            }
        }
        return this;
    }

    private void Enter(Step step)
    {
        string? wanted =
            targetLabel
            ?? BranchLabel.Of(segment.Effective, step.Branch)
            ?? BranchLabel.Of(step.Effective, step.Branch);
        alternatives.UnionWith(step.Versions.Where(x => !x.Fits(wanted)));
        tagged = step.Versions.Where(x => x.Fits(wanted)).Max();
        step.Asked = Asked(step);
        RaiseTo(step.OfBranch);
        RaiseTo(step.Asked);
        if (step.EntersBranch)
            label = null;
        label ??= step.Label;
        bool isMain = step.Effective.IsMainBranch;
        if (isMain)
            source = step.Earlier?.Commit;
        force |= isMain || step.Earlier?.Effective.IsMainBranch == true;
    }

    private VersionField Asked(Step step)
    {
        bool counts = step.Effective.CommitMessageIncrementing switch
        {
            MessageIncrementing.Enabled => true,
            MessageIncrementing.MergeMessageOnly => step.Own?.IsMerge == true,
            _ => false,
        };
        return counts && step.Own != null ? context.Bumps.AskedBy(step.Own) ?? VersionField.None : VersionField.None;
    }

    private void OnMain(Step step)
    {
        if (step.HasMerged && tagged == null)
            MergeIntoMain(step, step.Merged!);
        else if (!step.HasMerged && tagged == null)
            RaiseOnMain(step);
        else if (!step.HasMerged)
            TakeOnMain(step);
        if (step.Branch != segment.Name && step.IsLast)
            BranchOffMain(step);
    }

    private void RaiseOnMain(Step step)
    {
        force = true;
        Apply(source, field, force, label);
        source = step.Commit;
    }

    private void TakeOnMain(Step step)
    {
        bool isPreRelease = tagged!.IsPreRelease;
        source = step.Commit;
        Take(tagged, source);
        if (!isPreRelease)
            label = step.Label;
        if (!step.IsLast || !segment.Effective.IsMainBranch)
            return;
        if (isPreRelease)
        {
            field = step.OfBranch;
            label = step.Label;
        }
        force = !isPreRelease;
        Apply(source, field, force, label);
    }

    private void MergeIntoMain(Step step, Segment merged)
    {
        SegmentVersion inner = new SegmentVersion(context, merged, targetLabel).Run();
        label ??= inner.Increment?.Label;
        field = Merge(step, inner, merged.Effective.PreventIncrementWhenBranchMerged);
        if (inner.Source != null)
        {
            source = inner.Source;
            tagged = inner.Version;
            force = inner.Increment?.Force ?? false;
        }
        else if (inner.Increment?.Alternative != null)
        {
            alternatives.Add(inner.Increment.Alternative);
        }
        if (tagged != null)
            Take(tagged, source);
        Apply(source, field, force, label);
        source = step.Commit;
    }

    private void BranchOffMain(Step step)
    {
        source = step.Commit;
        if (segment.Effective.IsReleaseBranch && NamedVersion.Parse(segment.Name, context.Configuration) is { } named)
            alternatives.Add(named.Version);
        field = OfSegment(step);
        label = BranchLabel.Of(segment.Effective, segment.Name) ?? label;
        force = true;
        Apply(source, field, force, label);
    }

    private void OnOther(Step step)
    {
        if (!step.HasMerged && tagged == null)
            RaiseOnOther(step);
        else if (!step.HasMerged)
            TakeOnOther(step);
        else if (tagged == null)
            MergeIntoOther(step, step.Merged!);
        if (step.Branch != segment.Name && step.IsLast)
            BranchOffOther(step);
    }

    private void RaiseOnOther(Step step)
    {
        bool isFirst = step.Earlier == null || step.EntersBranch;
        if (
            isFirst
            && step.Effective.IsReleaseBranch
            && NamedVersion.Parse(step.Branch, context.Configuration) is { } named
        )
            alternatives.Add(named.Version);
        if (!step.IsLast)
            return;
        Apply(source, field, force, label);
        source = step.Commit;
        force = false;
    }

    private void TakeOnOther(Step step)
    {
        bool isPreRelease = tagged!.IsPreRelease;
        source = step.Commit;
        Take(tagged, source);
        field = step.OfBranch;
        label = step.Label;
        if (isPreRelease)
            force = false;
        if (step.IsLast)
            Apply(source, field, !isPreRelease, label);
    }

    private void MergeIntoOther(Step step, Segment merged)
    {
        SegmentVersion inner = new SegmentVersion(context, merged, targetLabel).Run();
        label ??= inner.Increment?.Label;
        field = Merge(step, inner, step.Effective.PreventIncrementWhenBranchMerged);
        if (inner.Source != null)
        {
            source = inner.Source;
        }
        else
        {
            if (inner.Version != SemanticVersion.Zero)
                alternatives.Add(inner.Version);
            if (inner.Increment?.Alternative != null)
                alternatives.Add(inner.Increment.Alternative);
        }
        if (step.IsLast)
            Apply(source, field, force, targetLabel ?? label);
    }

    private void BranchOffOther(Step step)
    {
        source = step.Commit;
        RaiseTo(OfSegment(step));
        label = BranchLabel.Of(segment.Effective, segment.Name) ?? label;
        force = true;
        Apply(null, VersionField.None, force: false, label);
    }

    /// <summary>What a merge raises: what came before it, what was merged, and what its message asks for.</summary>
    private VersionField Merge(Step step, SegmentVersion inner, bool preventsMerged)
    {
        VersionField merged = step.Effective.PreventIncrementOfMergedBranch ? VersionField.None : field;
        if (!preventsMerged && inner.Increment?.Field > merged)
            merged = inner.Increment.Field;
        return step.Effective.CommitMessageIncrementing != MessageIncrementing.Disabled && step.Asked > merged
            ? step.Asked
            : merged;
    }

    private VersionField OfSegment(Step step) =>
        segment.Rules.Increment == IncrementStrategy.Inherit
            ? step.OfBranch
            : BumpMessages.Field(segment.Rules.Increment);

    private void RaiseTo(VersionField other)
    {
        if (other > field)
            field = other;
    }

    private void Take(SemanticVersion found, Commit? at)
    {
        version = found;
        versionSource = at;
        raise = null;
    }

    private void Apply(Commit? at, VersionField raised, bool force, string? newLabel)
    {
        if (raise != null)
        {
            versionSource = Source;
            Increment last = raise.Increment;
            version = version.Next(last.Field, last.Label, last.Force, last.Alternative);
        }
        raise = new Raise(at, new Increment(raised, newLabel) { Force = force, Alternative = alternatives.Max() });
    }

    /// <param name="Source">The commit that the distance is counted from after it.</param>
    /// <param name="Increment">How the version is raised.</param>
    private sealed record Raise(Commit? Source, Increment Increment);
}
