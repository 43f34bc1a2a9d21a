using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning.Mainline;

/// <summary>Goes back through a history and divides it into segments, until a tag says where the counting begins.</summary>
/// <param name="context">The history and the configuration.</param>
/// <param name="target">The branch whose rules hold.</param>
/// <param name="targetLabel">The label of the version.</param>
internal sealed class SegmentWalk(VersioningContext context, Branch target, string? targetLabel)
{
    private readonly HashSet<Commit> seen = [];

    /// <summary>The segment of the current branch.</summary>
    public Segment Run()
    {
        BranchRules rules = context.RulesOf(context.CurrentBranch);
        Segment segment = new(context.Configuration, context.CurrentBranch.Name, rules, null);
        TagScope scope = new(
            rules.TrackMergeTarget == true,
            rules.TracksReleaseBranches == true,
            OfMainBranches: rules.IsMainBranch != true && rules.IsReleaseBranch != true
        );
        Walk(context.CurrentCommits, segment, Tags(context.CurrentBranch, scope));
        return segment;
    }

    /// <returns>True when a tag ended the walk.</returns>
    private bool Walk(IEnumerable<Commit> commits, Segment segment, ILookup<Commit, TaggedVersion> tags)
    {
        Branch? branch = context.History.Branches.FirstOrDefault(x => x.Name == segment.Name);
        Place place = new(segment.Rules, segment.Name, branch, tags, Left(branch, []));
        foreach (Commit commit in commits.Where(seen.Add))
        {
            Leave(commit, segment, place);
            Step step = segment.Back(commit, place.Name, place.Rules);
            if (IsEnd(step, place) || (commit.IsMerge && WalkMerged(step, segment, place)))
                return true;
        }
        return false;
    }

    /// <summary>Where the branch left another one, that one's rules hold from here on.</summary>
    private void Leave(Commit commit, Segment segment, Place place)
    {
        IReadOnlyList<Branch>? others = place.Left.Value.GetValueOrDefault(commit);
        if (others == null)
            return;
        Branch other = others[0];
        BranchRules rules = context.RulesOf(other);
        if (place.Rules.IsMainBranch == true && rules.IsMainBranch != true)
            return;
        if (others.Skip(1).Any(target.Is))
            segment.Back(null, target.Name, context.RulesOf(target));
        Branch? left = place.Branch;
        place.Rules = rules;
        place.Name = other.Name;
        place.Branch = other;
        place.Left = Left(other, left == null ? [] : [left]);
        BranchRules root = context.Configuration.Root;
        place.Tags = Tags(
            other,
            new TagScope(
                (rules.TrackMergeTarget ?? root.TrackMergeTarget) == true,
                (rules.TracksReleaseBranches ?? root.TracksReleaseBranches) == true,
                OfMainBranches: rules.IsMainBranch != true && rules.IsReleaseBranch != true
            )
        );
    }

    /// <summary>True on a tag that the counting begins at, once it is known what the branch raises.</summary>
    private bool IsEnd(Step step, Place place)
    {
        step.Versions = [.. place.Tags[step.Own!].Select(x => x.Version)];
        string? label =
            targetLabel ?? BranchLabel.Of(new EffectiveRules(context.Configuration, place.Rules), place.Name);
        place.IsTagged |= step.Versions.Any(x => x.Fits(label));
        return place.IsTagged && place.Rules.Increment != IncrementStrategy.Inherit;
    }

    /// <returns>True when a tag ended the walk.</returns>
    private bool WalkMerged(Step step, Segment segment, Place place)
    {
        Commit merge = step.Own!;
        bool isTracked = (place.Rules.TrackMergeMessage ?? context.Configuration.Root.TrackMergeMessage) == true;
        if (
            !isTracked
            || MergeMessage.Parse(merge, context.Configuration) is not { } message
            || message.Merged.IsCalled(place.Name.WithoutOrigin)
        )
            return false;
        BranchRules rules = context.Configuration.RulesOf(message.Merged);
        BranchName name = message.Merged;
        bool isUpdate = rules.IsMainBranch == true;
        // A main branch that was merged into a main branch is as good as one.
        if (isUpdate && place.Rules.IsMainBranch == true)
            return false;
        if (isUpdate)
        {
            rules = place.Rules;
            name = segment.Name;
        }
        Commit[] merged = isUpdate
            ? Merged(merge.Parents[0], merge.Parents[1])
            : Merged(merge.Parents[1], merge.Parents[0]);
        Segment child = new(context.Configuration, name, rules, step);
        bool isEnd = Walk(merged, child, place.Tags);
        step.Merged = child;
        seen.UnionWith(isEnd ? [] : merged);
        return isEnd;
    }

    /// <summary>The commits of the one parent of a merge that came after it left the other, newest first.</summary>
    private Commit[] Merged(Commit one, Commit other) =>
        context.History.MergeBase(one, other) is { } start && !context.Ignored.Contains(start)
            ? [.. context.History.InGraphOrder(one).TakeWhile(x => x != start).Where(x => !context.Ignored.Contains(x))]
            : [];

    private ILookup<Commit, TaggedVersion> Tags(Branch branch, TagScope scope) =>
        context.Tags.For(branch, scope, context.CurrentCommit.Time).ToLookup(x => x.At);

    /// <summary>The branches that one left, by the commit where it did, main branches first.</summary>
    private Lazy<Dictionary<Commit, IReadOnlyList<Branch>>> Left(Branch? branch, Branch[] excluded) =>
        new(() =>
        {
            Dictionary<Commit, IReadOnlyList<Branch>> left = [];
            if (branch == null)
                return left;
            foreach (BranchPoint point in context.SourceBranches.Points(branch, excluded))
            {
                if (!left.TryGetValue(point.Commit, out IReadOnlyList<Branch>? others))
                    left[point.Commit] = [point.Branch];
                else if (IsMain(point.Branch))
                    left[point.Commit] = [.. others.Append(point.Branch).OrderByDescending(IsMain)];
            }
            return left;
        });

    private bool IsMain(Branch branch) =>
        (context.RulesOf(branch).IsMainBranch ?? context.Configuration.Root.IsMainBranch) == true;

    /// <summary>Where the walk is.</summary>
    private sealed class Place(
        BranchRules rules,
        BranchName name,
        Branch? branch,
        ILookup<Commit, TaggedVersion> tags,
        Lazy<Dictionary<Commit, IReadOnlyList<Branch>>> left
    )
    {
        public BranchRules Rules { get; set; } = rules;

        public BranchName Name { get; set; } = name;

        public Branch? Branch { get; set; } = branch;

        public ILookup<Commit, TaggedVersion> Tags { get; set; } = tags;

        public Lazy<Dictionary<Commit, IReadOnlyList<Branch>>> Left { get; set; } = left;

        /// <summary>True once a tag was passed that the counting would begin at.</summary>
        public bool IsTagged { get; set; }
    }
}
