using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning.Strategies;

/// <summary>The versions in the names of the release branches that there are: the next one is above them.</summary>
internal sealed class TrackReleaseBranchesStrategy : IVersionStrategy
{
    public string Name => "TrackReleaseBranches";

    public IEnumerable<Candidate> Find(VersioningContext context, EffectiveBranch branch)
    {
        if (!branch.Rules.TracksReleaseBranches)
            yield break;
        foreach (Branch release in context.History.Branches.Where(x => context.RulesOf(x).IsReleaseBranch == true))
        {
            EffectiveBranch rules = new(release, new EffectiveRules(context.Configuration, context.RulesOf(release)));
            if (VersionInBranchNameStrategy.Read(context, rules) is not { } named)
                continue;
            Commit? source = context.SourceBranches.MergeBase(release, context.CurrentBranch);
            string? label = BranchLabel.Of(branch.Rules, context.CurrentBranch.Name);
            yield return new Candidate($"release branch '{release.Name}'", named.Base, source)
            {
                Increment = new Increment(context.Bumps.FieldSince(source, branch.Rules, label), label),
            };
        }
    }
}
