using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning.Mainline;

/// <summary>The commits of a branch, and in them those of the branches that were merged into it.</summary>
/// <param name="configuration">The configuration.</param>
/// <param name="name">The branch.</param>
/// <param name="rules">Its rules, without what they inherit.</param>
/// <param name="merge">The step that merged it; null for the branch that the version is for.</param>
internal sealed class Segment(VersioningConfiguration configuration, BranchName name, BranchRules rules, Step? merge)
{
    private readonly List<Step> steps = [];
    private EffectiveRules? effective;

    public VersioningConfiguration Configuration => configuration;

    public BranchName Name => name;

    public BranchRules Rules => rules;

    public Step? Merge => merge;

    /// <summary>The steps, the oldest one first.</summary>
    public IEnumerable<Step> Steps => Enumerable.Reverse(steps);

    public bool IsEmpty => steps.Count == 0;

    /// <summary>The rules with what they inherit from the oldest commit.</summary>
    public EffectiveRules Effective =>
        effective ??= new EffectiveRules(
            configuration,
            rules.Increment == IncrementStrategy.Inherit && steps.Count > 0
                ? rules.Inherit(steps[^1].Effective.Resolved)
                : rules
        );

    /// <summary>Goes one step back.</summary>
    /// <param name="commit">The commit; null where the branch changes and there is none of its own.</param>
    /// <param name="branch">The branch that the commit is on.</param>
    /// <param name="branchRules">The rules of that branch.</param>
    public Step Back(Commit? commit, BranchName branch, BranchRules branchRules)
    {
        Step? later = steps.LastOrDefault();
        Step step = new(this, commit, branch, branchRules, later);
        later?.Follow(step);
        steps.Add(step);
        return step;
    }
}

/// <summary>A commit in a segment.</summary>
/// <param name="segment">The segment.</param>
/// <param name="own">The commit; null where the branch changes and there is none of its own.</param>
/// <param name="branch">The branch that it is on.</param>
/// <param name="rules">The rules of that branch.</param>
/// <param name="later">The next newer step.</param>
internal sealed class Step(Segment segment, Commit? own, BranchName branch, BranchRules rules, Step? later)
{
    private EffectiveRules? effective;
    private Step? earlier;

    public BranchName Branch => branch;

    public BranchRules Rules => rules;

    public Commit? Own => own;

    /// <summary>The commit, or else that of the next newer step.</summary>
    public Commit? Commit => own ?? later?.Commit;

    public Step? Earlier => earlier;

    public bool IsLast => later == null;

    /// <summary>True where the older step is on another branch.</summary>
    public bool EntersBranch => earlier != null && earlier.Branch != branch;

    /// <summary>The versions of the tags on the commit.</summary>
    public IReadOnlyList<SemanticVersion> Versions { get; set; } = [];

    /// <summary>What the commit merged.</summary>
    public Segment? Merged { get; set; }

    public bool HasMerged => Merged is { IsEmpty: false };

    /// <summary>What the message of the commit asks for.</summary>
    public VersionField Asked { get; set; }

    /// <summary>The label of the branch.</summary>
    public string? Label => BranchLabel.Of(Effective, branch);

    /// <summary>What the branch raises by itself.</summary>
    public VersionField OfBranch => BumpMessages.Field(Effective.Increment);

    /// <summary>The rules with what they inherit from older steps, and then from the step that merged the segment.</summary>
    public EffectiveRules Effective => effective ??= FindEffective();

    public void Follow(Step older) => earlier = older;

    private EffectiveRules FindEffective()
    {
        BranchRules found = rules;
        BranchRules last = rules;
        for (Step? step = this; step != null && found.Increment == IncrementStrategy.Inherit; step = step.earlier)
        {
            if (!ReferenceEquals(step.Rules, last))
                found = found.Inherit(step.Rules);
            last = step.Rules;
        }
        if (found.Increment == IncrementStrategy.Inherit && segment.Merge != null)
            found = found.Inherit(segment.Merge.Effective.Resolved);
        return new EffectiveRules(segment.Configuration, found);
    }
}
