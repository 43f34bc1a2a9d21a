using Automation.Versioning.Strategies;

namespace Automation.Versioning.Mainline;

/// <summary>Each commit on a main branch is a version: the history is counted through from the last tag.</summary>
internal sealed class MainlineStrategy : IVersionStrategy
{
    public string Name => "Mainline";

    public IEnumerable<Candidate> Find(VersioningContext context, EffectiveBranch branch)
    {
        string? label = BranchLabel.Of(branch.Rules, context.CurrentBranch.Name);
        Segment segment = new SegmentWalk(context, branch.Branch, label).Run();
        SegmentVersion version = new SegmentVersion(context, segment, label).Run();
        yield return new Candidate("the commits on the main branch, counted", version.Version, version.Source)
        {
            Increment = version.Increment,
        };
    }
}
