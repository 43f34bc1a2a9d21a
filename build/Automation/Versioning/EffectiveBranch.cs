using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>A branch with the rules that hold for it.</summary>
/// <param name="Branch">The branch whose rules end the inheritance.</param>
/// <param name="Rules">The rules.</param>
internal sealed record EffectiveBranch(Branch Branch, EffectiveRules Rules)
{
    /// <summary>All that can hold for the current branch: a branch that inherits does so from each that it may have come from.</summary>
    public static IEnumerable<EffectiveBranch> Find(VersioningContext context) =>
        Find(context, context.CurrentBranch, null, []);

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
