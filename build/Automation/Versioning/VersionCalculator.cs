using Automation.Versioning.Histories;
using Automation.Versioning.Mainline;
using Automation.Versioning.Settings;
using Automation.Versioning.Strategies;

namespace Automation.Versioning;

/// <summary>Calculates the version of a commit by GitVersion's rules.</summary>
/// <param name="context">The history and the configuration.</param>
internal sealed class VersionCalculator(VersioningContext context)
{
    /// <summary>The strategies, in the order in which they are asked; the last one only when no other found anything.</summary>
    private static readonly IVersionStrategy[] Strategies =
    [
        new ConfiguredNextVersionStrategy(),
        new MergeMessageStrategy(),
        new TaggedCommitStrategy(),
        new TrackReleaseBranchesStrategy(),
        new VersionInBranchNameStrategy(),
        new MainlineStrategy(),
        new FallbackStrategy(),
    ];

    /// <summary>The version.</summary>
    /// <exception cref="AutomationException">No rule gives one.</exception>
    public CalculatedVersion Calculate()
    {
        BranchRules own = context.RulesOf(context.CurrentBranch);
        EffectiveRules rules = new(context.Configuration, own);
        bool inherits = own.Increment == IncrementStrategy.Inherit;
        bool isTagged = context.Tags.All.Any(x => x.At == context.CurrentCommit);
        if (isTagged && !inherits && TagOnCurrentCommit(rules) is { } tagged)
            return tagged;

        List<Candidate> candidates = [.. Candidates()];
        (Candidate winner, Commit? source) = Choose(candidates);
        EffectiveRules applied = winner.Rules!.Rules;
        if (isTagged && inherits && TagOnCurrentCommit(applied) is { } inherited)
            return inherited with { Candidates = candidates };
        int distance = context.Log(source).Count();
        SemanticVersion version = AtLeastTagged(Deploy(winner.Result, applied.Mode, distance), winner.Rules);
        return new CalculatedVersion(version, context)
        {
            Commits = applied.Mode == DeploymentMode.ManualDeployment ? distance : null,
            Distance = distance,
            Source = source,
            SourceVersion = winner.Base,
            Rules = applied,
            Winner = winner,
            Candidates = candidates,
        };
    }

    /// <summary>The tag on the current commit, when the rules say that it is the version.</summary>
    private CalculatedVersion? TagOnCurrentCommit(EffectiveRules rules)
    {
        if (!rules.PreventIncrementWhenCurrentCommitTagged)
            return null;
        string? label = BranchLabel.Of(rules, context.CurrentBranch.Name);
        SemanticVersion? tagged = context
            .TagsFor(rules)
            .Where(x => x.At == context.CurrentCommit && x.Version.Fits(label))
            .Max(x => x.Version);
        if (tagged == null)
            return null;
        SemanticVersion version =
            rules.Mode == DeploymentMode.ContinuousDeployment
                ? tagged with
                {
                    PreRelease = PreReleaseTag.None,
                }
                : tagged;
        return new CalculatedVersion(version, context)
        {
            Source = context.CurrentCommit,
            SourceVersion = tagged,
            Rules = rules,
        };
    }

    private IEnumerable<Candidate> Candidates()
    {
        foreach (EffectiveBranch branch in EffectiveBranch.Find(context))
        {
            bool isFound = false;
            foreach (IVersionStrategy strategy in Strategies.Where(IsOn))
            {
                if (isFound && strategy is FallbackStrategy)
                    continue;
                foreach (Candidate candidate in strategy.Find(context, branch))
                {
                    // An ignored commit gives no version, and the fallback then has its turn.
                    if (candidate.Source != null && context.Ignored.Contains(candidate.Source))
                        continue;
                    isFound = true;
                    yield return candidate with
                    {
                        Rules = branch,
                    };
                }
            }
        }
    }

    private bool IsOn(IVersionStrategy strategy) =>
        context.Configuration.Strategies.Contains(strategy.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The highest candidate, and the commit that the distance is counted from.</summary>
    private (Candidate Winner, Commit? Source) Choose(List<Candidate> candidates)
    {
        if (candidates.Count == 0)
            throw new AutomationException(
                $"No rule gives a version for the branch '{context.CurrentBranch.Name}': it inherits from branches that there are not. Give it an increment in {context.Configuration.File}, or add Fallback to its strategies."
            );
        Candidate winner = candidates.Aggregate((x, y) => y.Result.CompareTo(x.Result) > 0 ? y : x);
        SemanticVersion highest = winner.Result;
        Candidate[] equal = [.. candidates.Where(x => x.Source != null && x.Result == highest)];
        if (equal.Length > 1)
        {
            Candidate latest = equal.Aggregate((x, y) => x.Source!.Time >= y.Source!.Time ? x : y);
            return (latest, latest.Source);
        }
        IEnumerable<Candidate> counted = highest.IsPreRelease
            ? candidates
            : candidates.Where(x => !x.Base.IsPreRelease);
        Candidate? sourced = counted
            .Where(x => x.Source != null)
            .OrderByDescending(x => x.Result)
            .ThenByDescending(x => x.Source!.Time)
            .FirstOrDefault();
        return (winner, sourced?.Source);
    }

    private SemanticVersion Deploy(SemanticVersion version, DeploymentMode mode, int distance) =>
        mode switch
        {
            DeploymentMode.ManualDeployment => version,
            DeploymentMode.ContinuousDeployment => version with { PreRelease = PreReleaseTag.None },
            _ when version.PreRelease.Number is { } number => version with
            {
                PreRelease = version.PreRelease with { Number = number + distance - 1 },
            },
            _ => throw new AutomationException(
                $"ContinuousDelivery counts in the number of a pre-release, and {version} has none. Give the branch a label or another mode in {context.Configuration.File}."
            ),
        };

    /// <summary>No version is below one that the branch has released.</summary>
    private SemanticVersion AtLeastTagged(SemanticVersion version, EffectiveBranch branch)
    {
        // Here, and nowhere else, a commit of the very second is ignored as well.
        long? ignored = context.Configuration.IgnoredBefore?.ToUnixTimeSeconds();
        SemanticVersion? highest = context
            .Tags.OfBranch(branch.Branch)
            .Where(x => x.At.Time <= context.CurrentCommit.Time && !(x.At.Time <= ignored))
            .Max(x => x.Version);
        return highest == null || version.CompareNumbers(highest) >= 0
            ? version
            : version with
            {
                Major = highest.Major,
                Minor = highest.Minor,
                Patch = highest.Patch,
            };
    }
}
