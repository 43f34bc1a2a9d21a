using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>What the messages of commits ask to be raised.</summary>
/// <param name="context">The history and the configuration.</param>
internal sealed class BumpMessages(VersioningContext context)
{
    private readonly Dictionary<Commit, VersionField?> asked = [];
    private readonly Dictionary<string, (CommitSet Set, IReadOnlyList<Commit> List)> unreleased = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<(IReadOnlyList<Commit>, VersionField, bool), VersionField> most = [];

    /// <summary>What a branch raises after a commit: what its rules say, or more when a message asks for it.</summary>
    /// <param name="source">The commit; null for the whole history.</param>
    /// <param name="rules">The rules of the branch.</param>
    /// <param name="label">The label of the branch.</param>
    public VersionField FieldSince(Commit? source, EffectiveRules rules, string? label)
    {
        VersionField least = Field(rules.Increment);
        if (rules.CommitMessageIncrementing == MessageIncrementing.Disabled)
            return least;
        IReadOnlyList<Commit> commits = CommitsSince(source, label);
        bool onlyMerges = rules.CommitMessageIncrementing == MessageIncrementing.MergeMessageOnly;
        // Many sources leave the same commits, which then are read once.
        if (!most.TryGetValue((commits, least, onlyMerges), out VersionField known))
            most[(commits, least, onlyMerges)] = known = Most(
                onlyMerges ? commits.Where(x => x.IsMerge) : commits,
                least
            );
        return known;
    }

    /// <summary>The highest that some commits ask for; nothing is looked for that would not be higher.</summary>
    private VersionField Most(IEnumerable<Commit> commits, VersionField least)
    {
        VersionField highest = least;
        foreach (Commit commit in commits.TakeWhile(_ => highest < VersionField.Major))
        {
            VersionField found =
                Asks(commit, VersionField.Major) ? VersionField.Major
                : highest < VersionField.Minor && Asks(commit, VersionField.Minor) ? VersionField.Minor
                : highest < VersionField.Patch && Asks(commit, VersionField.Patch) ? VersionField.Patch
                : VersionField.None;
            if (found > highest && !Patterns.IsMatch(commit.Message, context.Configuration.NoBump))
                highest = found;
        }
        return highest;
    }

    private bool Asks(Commit commit, VersionField field) =>
        Patterns.IsMatch(
            commit.Message,
            field switch
            {
                VersionField.Major => context.Configuration.MajorBump,
                VersionField.Minor => context.Configuration.MinorBump,
                _ => context.Configuration.PatchBump,
            }
        );

    /// <summary>The commits after one that ask for something, for people to read.</summary>
    public IEnumerable<(Commit Commit, VersionField Field)> AskingSince(Commit? source, string? label) =>
        CommitsSince(source, label).Where(x => AskedBy(x) != null).Select(x => (x, AskedBy(x)!.Value));

    /// <summary>What one commit asks for; null when it asks for nothing.</summary>
    public VersionField? AskedBy(Commit commit)
    {
        if (!asked.TryGetValue(commit, out VersionField? field))
            asked[commit] = field = Read(commit);
        return field;
    }

    /// <summary>The field that a branch raises by itself.</summary>
    public static VersionField Field(IncrementStrategy increment) =>
        increment switch
        {
            IncrementStrategy.Major => VersionField.Major,
            IncrementStrategy.Minor => VersionField.Minor,
            IncrementStrategy.Patch => VersionField.Patch,
            _ => VersionField.None,
        };

    private VersionField? Read(Commit commit) =>
        Patterns.IsMatch(commit.Message, context.Configuration.NoBump) ? VersionField.None
        : Asks(commit, VersionField.Major) ? VersionField.Major
        : Asks(commit, VersionField.Minor) ? VersionField.Minor
        : Asks(commit, VersionField.Patch) ? VersionField.Patch
        : null;

    /// <summary>The commits after one, without those that a tag with the label has released already.</summary>
    private IReadOnlyList<Commit> CommitsSince(Commit? source, string? label) =>
        context.Ignored.Exist ? Walk(source, label) : Subtract(source, label);

    /// <summary>With nothing ignored, what is left is the same for all sources, less what the source leads to.</summary>
    private IReadOnlyList<Commit> Subtract(Commit? source, string? label)
    {
        string key = label == null ? "" : $"={label}";
        if (!unreleased.TryGetValue(key, out (CommitSet Set, IReadOnlyList<Commit> List) left))
            unreleased[key] = left = Unreleased(label);
        // What was released leads to nothing that was not, so such a source takes nothing away.
        bool takesNothing =
            source == null
            || left.List.Count == 0
            || (!left.Set.Contains(source) && context.History.Reachable(context.CurrentCommit).Contains(source));
        if (takesNothing)
            return left.List;
        CommitSet led = context.History.ReachableAmong(source!, left.List);
        return [.. left.List.Where(x => !led.Contains(x))];
    }

    private (CommitSet Set, IReadOnlyList<Commit> List) Unreleased(string? label)
    {
        CommitSet left = context.History.Reachable(context.CurrentCommit).Copy();
        foreach (TaggedVersion tagged in context.Tags.All.Where(x => x.Version.Fits(label)))
            Release(tagged.At, left);
        return (left, [.. context.History.NewestFirst(context.CurrentCommit).Where(left.Contains)]);
    }

    /// <summary>As it is with ignored commits: the way back from a tag ends at the first of them.</summary>
    private IReadOnlyList<Commit> Walk(Commit? source, string? label)
    {
        Commit[] log = [.. context.Log(source)];
        CommitSet left = new(context.History.Commits.Count);
        foreach (Commit commit in log)
            left.Add(commit);
        HashSet<Commit> tagged = [.. context.Tags.All.Where(x => x.Version.Fits(label)).Select(x => x.At)];
        foreach (Commit commit in log.Reverse().Where(tagged.Contains))
            Release(commit, left);
        return [.. log.Where(left.Contains)];
    }

    private static void Release(Commit commit, CommitSet left)
    {
        Stack<Commit> open = new();
        if (left.Remove(commit))
            open.Push(commit);
        while (open.TryPop(out Commit? released))
        {
            foreach (Commit parent in released.Parents.Where(left.Remove))
                open.Push(parent);
        }
    }
}
