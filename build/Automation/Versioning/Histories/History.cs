namespace Automation.Versioning.Histories;

/// <summary>Commits, branches and tags, as far as a version can depend on them.</summary>
internal sealed class History
{
    private readonly Dictionary<Commit, CommitSet> reachable = [];
    private readonly Dictionary<Commit, IReadOnlyList<Commit>> newest = [];
    private readonly Lazy<ILookup<Commit, Commit>> children;
    private readonly Lazy<int[]> depths;
    private readonly Lazy<bool> isNewestFirst;

    /// <param name="commits">All commits, each with its index.</param>
    /// <param name="branches">Local branches by name, then remote ones.</param>
    /// <param name="tags">Tags by name.</param>
    /// <param name="head">The branch that is checked out.</param>
    public History(IReadOnlyList<Commit> commits, IReadOnlyList<Branch> branches, IReadOnlyList<Tag> tags, Branch head)
    {
        Commits = commits;
        Branches = branches;
        Tags = tags;
        Head = head;
        depths = new(FindDepths);
        isNewestFirst = new(IsNewestFirst);
        children = new(() => Commits.SelectMany(x => x.Parents, (x, y) => (x, y)).ToLookup(x => x.y, x => x.x));
    }

    public IReadOnlyList<Commit> Commits { get; }

    public IReadOnlyList<Branch> Branches { get; }

    public IReadOnlyList<Tag> Tags { get; }

    public Branch Head { get; }

    /// <summary>The commits that have one as a parent.</summary>
    public IEnumerable<Commit> Children(Commit commit) => children.Value[commit];

    /// <summary>A commit and all that it leads to.</summary>
    public CommitSet Reachable(Commit head)
    {
        if (reachable.TryGetValue(head, out CommitSet? known))
            return known;
        CommitSet found = new(Commits.Count);
        Stack<Commit> open = new();
        found.Add(head);
        open.Push(head);
        while (open.TryPop(out Commit? commit))
        {
            foreach (Commit parent in commit.Parents.Where(found.Add))
                open.Push(parent);
        }
        return reachable[head] = found;
    }

    /// <summary>Those of some commits that one leads to.</summary>
    /// <remarks>The way back ends below the lowest of them, so that it stays short in a long history.</remarks>
    public CommitSet ReachableAmong(Commit head, IReadOnlyList<Commit> among)
    {
        if (reachable.TryGetValue(head, out CommitSet? known))
            return known;
        int lowest = among.Min(x => depths.Value[x.Index]);
        CommitSet found = new(Commits.Count);
        Stack<Commit> open = new();
        found.Add(head);
        open.Push(head);
        while (open.TryPop(out Commit? commit))
        {
            foreach (Commit parent in commit.Parents.Where(x => depths.Value[x.Index] >= lowest && found.Add(x)))
                open.Push(parent);
        }
        return found;
    }

    /// <summary>A commit and all that it leads to, newest first.</summary>
    public IReadOnlyList<Commit> NewestFirst(Commit head)
    {
        if (newest.TryGetValue(head, out IReadOnlyList<Commit>? known))
            return known;
        if (isNewestFirst.Value)
        {
            CommitSet own = Reachable(head);
            return newest[head] = [.. Commits.Where(own.Contains)];
        }
        List<Commit> found = [];
        CommitSet seen = new(Commits.Count);
        PriorityQueue<Commit, (long, int)> open = new();
        int order = 0;
        Open(head);
        while (open.TryDequeue(out Commit? commit, out _))
        {
            found.Add(commit);
            foreach (Commit parent in commit.Parents)
                Open(parent);
        }
        return newest[head] = found;

        void Open(Commit commit)
        {
            if (seen.Add(commit))
                open.Enqueue(commit, (-commit.Time, order++));
        }
    }

    /// <summary>A commit and all that it leads to, never a parent before a child, and a merged branch in one piece.</summary>
    public IEnumerable<Commit> InGraphOrder(Commit head)
    {
        CommitSet own = Reachable(head);
        Dictionary<Commit, int> waiting = [];
        Stack<Commit> open = new([head]);
        while (open.TryPop(out Commit? commit))
        {
            yield return commit;
            foreach (Commit parent in commit.Parents)
            {
                if (!waiting.TryGetValue(parent, out int left))
                    left = Children(parent).Count(own.Contains);
                waiting[parent] = --left;
                if (left == 0)
                    open.Push(parent);
            }
        }
    }

    /// <summary>What one commit leads to and another does not, newest first.</summary>
    /// <param name="head">The one.</param>
    /// <param name="source">The other; null for none.</param>
    public IEnumerable<Commit> Log(Commit head, Commit? source) =>
        source == null ? NewestFirst(head)
        : Reachable(head).Except(Reachable(source)) is var log ? NewestFirst(head).Where(log.Contains)
        : [];

    /// <summary>The best common ancestor of two commits, the newest of several; null when they have none.</summary>
    public Commit? MergeBase(Commit one, Commit other)
    {
        if (Reachable(one).Contains(other))
            return other;
        if (Reachable(other).Contains(one))
            return one;
        CommitSet common = Reachable(one).And(Reachable(other));
        CommitSet best = common.Copy();
        foreach (Commit commit in NewestFirst(one).Where(common.Contains))
        {
            foreach (Commit parent in commit.Parents)
                best.Remove(parent);
        }
        return NewestFirst(one).FirstOrDefault(best.Contains);
    }

    /// <summary>True when the commits are in the order that is mostly asked for: git lists them so.</summary>
    private bool IsNewestFirst()
    {
        for (int i = 0; i < Commits.Count; i++)
        {
            if (i > 0 && Commits[i].Time > Commits[i - 1].Time)
                return false;
            foreach (Commit parent in Commits[i].Parents)
            {
                if (parent.Index < i)
                    return false;
            }
        }
        return true;
    }

    /// <summary>How many commits the longest way back from each one has.</summary>
    private int[] FindDepths()
    {
        int[] found = new int[Commits.Count];
        int[] waiting = [.. Commits.Select(x => x.Parents.Count)];
        Queue<Commit> ready = new(Commits.Where(x => x.Parents.Count == 0));
        while (ready.TryDequeue(out Commit? commit))
        {
            foreach (Commit child in Children(commit))
            {
                found[child.Index] = Math.Max(found[child.Index], found[commit.Index] + 1);
                if (--waiting[child.Index] == 0)
                    ready.Enqueue(child);
            }
        }
        return found;
    }
}
