using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>What a version is calculated from.</summary>
internal sealed class VersioningContext
{
    /// <param name="history">The history.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="branch">The branch that is meant; null for the one that is checked out.</param>
    /// <param name="commit">The id of the commit that is meant; null for the newest of the branch.</param>
    /// <exception cref="AutomationException">All commits are ignored.</exception>
    public VersioningContext(History history, VersioningConfiguration configuration, string? branch, string? commit)
    {
        History = history;
        Configuration = configuration;
        Ignored = new IgnoredCommits(configuration);
        Tags = new TaggedVersions(history, configuration, Ignored);
        CurrentBranch = Target(branch);
        CurrentCommit =
            BranchCommits(commit).FirstOrDefault()
            ?? throw new AutomationException(
                $"All commits of the branch are ignored. Loosen the key ignore of {configuration.File}."
            );
        if (CurrentBranch.IsDetached)
        {
            Branch[] holding = [.. history.Branches.Where(x => history.Reachable(x.Tip).Contains(CurrentCommit))];
            if (holding.Length == 1)
                CurrentBranch = holding[0];
        }
        Bumps = new BumpMessages(this);
        SourceBranches = new SourceBranches(this);
    }

    public History History { get; }

    public VersioningConfiguration Configuration { get; }

    public IgnoredCommits Ignored { get; }

    public TaggedVersions Tags { get; }

    public Branch CurrentBranch { get; }

    public Commit CurrentCommit { get; }

    public BumpMessages Bumps { get; }

    public SourceBranches SourceBranches { get; }

    /// <summary>The commits of the branch up to the current one, newest first.</summary>
    public IEnumerable<Commit> CurrentCommits =>
        History
            .NewestFirst(CurrentBranch.Tip)
            .SkipWhile(x => x.Time > CurrentCommit.Time)
            .Where(x => !Ignored.Contains(x));

    /// <summary>The rules of a branch alone, without those that it inherits.</summary>
    public BranchRules RulesOf(Branch branch) => Configuration.RulesOf(branch.Name);

    /// <summary>The commits from the current one back to a source, newest first.</summary>
    public IEnumerable<Commit> Log(Commit? source) =>
        History.Log(CurrentCommit, source).Where(x => !Ignored.Contains(x));

    /// <summary>The tags that count for the current branch.</summary>
    public IReadOnlyList<TaggedVersion> TagsFor(EffectiveRules rules) =>
        Tags.For(CurrentBranch, rules.TagScope, CurrentCommit.Time);

    private IEnumerable<Commit> BranchCommits(string? commit)
    {
        Commit? last =
            commit == null
                ? null
                : History
                    .NewestFirst(History.Head.Tip)
                    .FirstOrDefault(x => string.Equals(x.Id, commit, StringComparison.OrdinalIgnoreCase));
        return History
            .NewestFirst(CurrentBranch.Tip)
            .SkipWhile(x => last != null && x.Time > last.Time)
            .Where(x => !Ignored.Contains(x));
    }

    private Branch Target(string? name) =>
        string.IsNullOrEmpty(name)
        || History.Branches.FirstOrDefault(x => x.Name.IsCalled(name))?.Is(History.Head) == true
            ? History.Head
            : History.Branches.Where(x => x.Name.IsCalled(name)).MinBy(x => x.Name.IsRemote) ?? History.Head;
}
