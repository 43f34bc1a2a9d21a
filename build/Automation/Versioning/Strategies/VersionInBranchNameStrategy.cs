using Automation.Versioning.Histories;

namespace Automation.Versioning.Strategies;

/// <summary>The version in the name of a release branch.</summary>
internal sealed class VersionInBranchNameStrategy : IVersionStrategy
{
    public string Name => "VersionInBranchName";

    public IEnumerable<Candidate> Find(VersioningContext context, EffectiveBranch branch)
    {
        if (Read(context, branch) is { } candidate)
            yield return candidate;
    }

    /// <summary>The version in the name of the current branch, or else in that of the branch whose rules hold.</summary>
    public static Candidate? Read(VersioningContext context, EffectiveBranch branch)
    {
        if (!branch.Rules.IsReleaseBranch)
            return null;
        foreach (BranchName name in (BranchName[])[context.CurrentBranch.Name, branch.Branch.Name])
        {
            if (NamedVersion.Parse(name, context.Configuration) is not { } named)
                continue;
            bool namesLabel =
                name == context.CurrentBranch.Name || context.RulesOf(context.CurrentBranch).Label == null;
            string? label = BranchLabel.Of(branch.Rules, context.CurrentBranch.Name, namesLabel ? named.Rest : null);
            return new Candidate($"version in the name of the branch '{name}'", named.Version, null)
            {
                Increment = new Increment(VersionField.None, label),
            };
        }
        return null;
    }
}
