using Automation.Versioning.Histories;

namespace Automation.Versioning.Strategies;

/// <summary>0.0.0, when nothing else is found.</summary>
internal sealed class FallbackStrategy : IVersionStrategy
{
    public string Name => "Fallback";

    public IEnumerable<Candidate> Find(VersioningContext context, EffectiveBranch branch)
    {
        string? label = BranchLabel.Of(branch.Rules, context.CurrentBranch.Name);
        Commit? source = context.TagsFor(branch.Rules).FirstOrDefault(x => x.Version.Fits(label))?.At;
        yield return new Candidate("Fallback: nothing else gives a version", SemanticVersion.Zero, source)
        {
            Increment = new Increment(context.Bumps.FieldSince(source, branch.Rules, label), label),
        };
    }
}
