namespace Automation.Versioning.Strategies;

/// <summary>The versions that tags name.</summary>
internal sealed class TaggedCommitStrategy : IVersionStrategy
{
    public string Name => "TaggedCommit";

    public IEnumerable<Candidate> Find(VersioningContext context, EffectiveBranch branch)
    {
        string? label = BranchLabel.Of(branch.Rules, context.CurrentBranch.Name);
        SemanticVersion best = SemanticVersion.Zero;
        SemanticVersion? alternative = null;
        foreach ((SemanticVersion version, Histories.Tag tag) in TagsOnce(context, branch))
        {
            if (!version.Fits(label))
            {
                // The next version of this branch may not stay below what others have released.
                if (alternative == null || version.CompareTo(alternative) > 0)
                    alternative = version;
                continue;
            }
            // Even raised as far as can be, it stays below another tag.
            bool isHopeless = version.Next(VersionField.Major, null, force: true, alternative).CompareNumbers(best) < 0;
            if (!isHopeless)
            {
                VersionField field = context.Bumps.FieldSince(tag.Commit, branch.Rules, label);
                best = version.Next(field, null, force: true);
                yield return new Candidate($"tag '{tag.Name}'", version, tag.Commit)
                {
                    Increment = new Increment(field, label) { Alternative = alternative },
                };
            }
            alternative = null;
        }
    }

    private static IEnumerable<(SemanticVersion Version, Histories.Tag Tag)> TagsOnce(
        VersioningContext context,
        EffectiveBranch branch
    ) => Grouped(context.TagsFor(branch.Rules)).Select(x => (x.Version, x.Tag)).Distinct();

    /// <summary>By commit, the newest first, as the tags of a commit stand together.</summary>
    private static IEnumerable<TaggedVersion> Grouped(IEnumerable<TaggedVersion> tags) =>
        tags.GroupBy(x => x.At).SelectMany(x => x);
}
