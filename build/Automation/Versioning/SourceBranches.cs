using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>Where a branch left another one.</summary>
/// <param name="Commit">The last commit that they share.</param>
/// <param name="Branch">The other one.</param>
internal sealed record BranchPoint(Commit Commit, Branch Branch);

/// <summary>Finds out which branches one came from.</summary>
/// <param name="context">The history and the configuration.</param>
internal sealed class SourceBranches(VersioningContext context)
{
    private readonly Dictionary<(string, string), Commit?> bases = [];

    private History History => context.History;

    /// <summary>The branches that one may have come from, and where; the newest point first.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="excluded">Branches that are not looked at.</param>
    public IReadOnlyList<BranchPoint> Points(Branch branch, IReadOnlyCollection<Branch> excluded)
    {
        BranchRules rules = context.RulesOf(branch);
        string[] patterns =
        [
            .. rules
                .SourceBranches.Select(x => context.Configuration.Branches.First(y => y.Key == x).Regex)
                .OfType<string>(),
        ];
        return
        [
            .. History
                .Branches.Where(x => !x.Is(branch) && !excluded.Any(x.Is))
                .Where(x => Array.Exists(patterns, y => Patterns.IsMatch(x.Name.WithoutOrigin, y)))
                .Select(x => (Branch: x, Base: MergeBase(branch, x)))
                .Where(x => x.Base != null)
                .OrderByDescending(x => x.Base!.Time)
                .Where(x => !branch.Name.IsCalled(x.Branch.Name.WithoutOrigin))
                .Select(x => new BranchPoint(x.Base!, x.Branch)),
        ];
    }

    /// <summary>The branches that one came from.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="excluded">Branches that are not looked at.</param>
    public IReadOnlyList<Branch> Of(Branch branch, IReadOnlyCollection<Branch> excluded)
    {
        List<BranchPoint> points = [.. Points(branch, excluded).Distinct()];
        CommitSet own = History.Reachable(branch.Tip);
        HashSet<BranchPoint> merged =
        [
            .. points.Where(x =>
                History.Children(x.Commit).Any(y => y.IsMerge && y.Time > x.Commit.Time && own.Contains(y))
            ),
        ];
        foreach (BranchPoint point in points.Skip(1).Reverse().Where(x => !merged.Contains(x)).ToArray())
        {
            // A point that an earlier branch holds as well tells nothing.
            if (
                points
                    .TakeWhile(x => x.Commit != point.Commit)
                    .Any(x => History.Reachable(x.Branch.Tip).Contains(point.Commit))
            )
                points.Remove(point);
        }
        List<Branch> found = [];
        foreach (IGrouping<Commit, Branch> group in points.GroupBy(x => x.Commit, x => x.Branch))
        {
            Branch[] there = [.. group.Where(x => x.Tip == group.Key && !x.IsSymbolic)];
            found.AddRange((there.Length > 0 ? there : group.ToArray()).Where(x => !found.Exists(x.Is)));
        }
        return found;
    }

    /// <summary>The last commit that two branches share, leaving out what was merged from the one into the other later.</summary>
    public Commit? MergeBase(Branch one, Branch other)
    {
        (string, string) key = (one.Name.Ref, other.Name.Ref);
        if (!bases.TryGetValue(key, out Commit? known))
            bases[key] = known = MergeBase(one.Tip, other.Tip);
        return known;
    }

    private Commit? MergeBase(Commit one, Commit other)
    {
        if (other.Parents.Contains(one))
            other = other.Parents[0];
        Commit? found = History.MergeBase(one, other);
        while (found != null && ForwardMerge(other, found) is { } merge)
        {
            Commit first = merge.Parents[0];
            Commit? next = History.MergeBase(one, first);
            if (next == found)
                break;
            found = next;
            other = first;
        }
        return found;
    }

    /// <summary>The newest commit of a branch that has another one as a parent.</summary>
    private Commit? ForwardMerge(Commit tip, Commit parent)
    {
        CommitSet own = History.Reachable(tip);
        Commit[] children = [.. History.Children(parent).Where(own.Contains)];
        return children.Length < 2 ? children.FirstOrDefault() : History.NewestFirst(tip).First(children.Contains);
    }
}
