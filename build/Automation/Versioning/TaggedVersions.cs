using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>A version that a tag names.</summary>
/// <param name="At">The commit that the version counts for: mostly the tag's, and a parent of it for one that was merged.</param>
/// <param name="Version">The version.</param>
/// <param name="Tag">The tag.</param>
internal sealed record TaggedVersion(Commit At, SemanticVersion Version, Tag Tag);

/// <summary>The versions that the tags of a history name.</summary>
/// <param name="history">The history.</param>
/// <param name="configuration">The configuration.</param>
/// <param name="ignored">The commits that do not count.</param>
internal sealed class TaggedVersions(History history, VersioningConfiguration configuration, IgnoredCommits ignored)
{
    private readonly Dictionary<string, IReadOnlyList<TaggedVersion>> ofBranch = new(StringComparer.Ordinal);
    private IReadOnlyList<TaggedVersion>? all;

    /// <summary>All of them, those on the newest commits first.</summary>
    public IReadOnlyList<TaggedVersion> All =>
        all ??= [
            .. history
                .Tags.Where(x => !ignored.Contains(x.Commit))
                .Select(x =>
                    (Tag: x, Version: SemanticVersion.TryParse(x.Name, configuration.TagPrefix, configuration.IsLoose))
                )
                .Where(x => x.Version != null)
                .Select(x => new TaggedVersion(x.Tag.Commit, x.Version!, x.Tag))
                .OrderByDescending(x => x.At.Time),
        ];

    /// <summary>Those that count for a branch, newest first.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="scope">Which tags count besides those on it.</param>
    /// <param name="newest">The time after which no tag on the branch counts, in seconds since 1970.</param>
    public IReadOnlyList<TaggedVersion> For(Branch branch, TagScope scope, long newest)
    {
        IEnumerable<TaggedVersion> found = OfBranch(branch).Where(x => x.At.Time <= newest);
        if (scope.OfMergeTargets)
            found = found.Concat(OfMergeTargets(branch).Where(x => x.At.Time <= newest));
        if (scope.OfMainBranches)
            found = found.Concat(OfOthers(branch, x => x.IsMainBranch == true));
        if (scope.OfReleaseBranches)
            found = found.Concat(OfOthers(branch, x => x.IsReleaseBranch == true));
        return [.. found.Distinct().OrderByDescending(x => x.At.Time)];
    }

    /// <summary>Those on a branch, newest first.</summary>
    public IReadOnlyList<TaggedVersion> OfBranch(Branch branch)
    {
        if (ofBranch.TryGetValue(branch.Name.Ref, out IReadOnlyList<TaggedVersion>? known))
            return known;
        CommitSet commits = history.Reachable(branch.Tip);
        List<TaggedVersion> found = [.. All.Where(x => commits.Contains(x.At))];
        // Only where times are equal does the place in the history count.
        if (found.Zip(found.Skip(1)).Any(x => x.First.At.Time == x.Second.At.Time && x.First.At != x.Second.At))
        {
            Dictionary<Commit, int> places = [];
            foreach (Commit commit in history.NewestFirst(branch.Tip))
                places[commit] = places.Count;
            found = [.. found.OrderByDescending(x => x.At.Time).ThenBy(x => places[x.At])];
        }
        return ofBranch[branch.Name.Ref] = found;
    }

    private IEnumerable<TaggedVersion> OfMergeTargets(Branch branch)
    {
        CommitSet commits = history.Reachable(branch.Tip);
        return All.SelectMany(
                x => x.At.Parents.Where(y => commits.Contains(y) && !ignored.Contains(y)),
                (x, parent) => x with { At = parent }
            )
            .OrderByDescending(x => x.At.Time);
    }

    private IEnumerable<TaggedVersion> OfOthers(Branch branch, Func<BranchRules, bool> isMeant) =>
        history.Branches.Where(x => !x.Is(branch) && isMeant(configuration.RulesOf(x.Name))).SelectMany(OfBranch);
}
