using Automation.Versioning.Histories;

namespace Automation.Versioning.Strategies;

/// <summary>The versions in the names of release branches that were merged, as the messages tell.</summary>
internal sealed class MergeMessageStrategy : IVersionStrategy
{
    private const int Most = 5;

    public string Name => "MergeMessage";

    public IEnumerable<Candidate> Find(VersioningContext context, EffectiveBranch branch) =>
        branch.Rules.TrackMergeMessage ? FindAll(context, branch).Take(Most) : [];

    private static IEnumerable<Candidate> FindAll(VersioningContext context, EffectiveBranch branch)
    {
        foreach (Commit commit in context.CurrentCommits)
        {
            if (
                MergeMessage.Parse(commit, context.Configuration) is not { Version: { } version } message
                || context.Configuration.RulesOf(message.Merged).IsReleaseBranch != true
            )
                continue;
            Commit? source = commit.IsMerge ? context.History.MergeBase(commit.Parents[0], commit.Parents[1]) : commit;
            string? label = BranchLabel.Of(branch.Rules, context.CurrentBranch.Name);
            VersionField field = branch.Rules.PreventIncrementOfMergedBranch
                ? VersionField.None
                : context.Bumps.FieldSince(source, branch.Rules, label);
            yield return new Candidate($"merge message '{commit.Message.Trim()}'", version, null)
            {
                Increment = new Increment(field, label),
            };
        }
    }
}
