using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>A branch with the rules that hold for it.</summary>
/// <param name="Branch">The branch whose rules end the inheritance.</param>
/// <param name="Rules">The rules.</param>
internal sealed record EffectiveBranch(Branch Branch, EffectiveRules Rules)
{
    /// <summary>True when the branches are missing that this one inherits from.</summary>
    public bool IsOrphan { get; private init; }

    /// <summary>All that can hold for the current branch: a branch that inherits does so from each that it may have come from.</summary>
    public static IReadOnlyList<EffectiveBranch> Find(VersioningContext context)
    {
        EffectiveBranch[] found = [.. Find(context, context.CurrentBranch, null, [])];
        return found.Length == 0 && Orphan(context) is { } orphan ? [orphan] : found;
    }

    /// <summary>The rules of a branch that inherits from one that there is not, as in a clone of a single branch: those of the main branch.</summary>
    private static EffectiveBranch? Orphan(VersioningContext context)
    {
        BranchRules? main = context.Configuration.Branches.FirstOrDefault(x => x.IsMainBranch == true);
        if (main == null || main.Increment == IncrementStrategy.Inherit)
            return null;
        BranchRules own = context.RulesOf(context.CurrentBranch) with { Increment = main.Increment };
        return new EffectiveBranch(context.CurrentBranch, new EffectiveRules(context.Configuration, own))
        {
            IsOrphan = true,
        };
    }

    private static IEnumerable<EffectiveBranch> Find(
        VersioningContext context,
        Branch branch,
        BranchRules? child,
        List<Branch> seen
    )
    {
        if (seen.Exists(branch.Is))
            yield break;
        seen.Add(branch);
        BranchRules rules = context.RulesOf(branch);
        if (child != null)
            rules = child.Inherit(rules);
        if (rules.Increment != IncrementStrategy.Inherit)
        {
            yield return new EffectiveBranch(branch, new EffectiveRules(context.Configuration, rules));
            yield break;
        }
        IReadOnlyList<Branch> sources = context.SourceBranches.Of(branch, seen);
        if (sources.Count == 0 && context.Configuration.Root.Increment != IncrementStrategy.Inherit)
            yield return new EffectiveBranch(branch, new EffectiveRules(context.Configuration, rules));
        foreach (EffectiveBranch found in sources.SelectMany(x => Find(context, x, rules, seen)))
            yield return found;
    }
}
