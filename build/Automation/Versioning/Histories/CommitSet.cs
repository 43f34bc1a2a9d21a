using System.Numerics;

namespace Automation.Versioning.Histories;

/// <summary>Commits of one history, a bit each.</summary>
/// <param name="size">How many commits the history has.</param>
internal sealed class CommitSet(int size)
{
    private readonly ulong[] words = new ulong[(size + 63) / 64];

    public int Count => words.Sum(BitOperations.PopCount);

    public bool Contains(Commit commit) => (words[commit.Index >> 6] & (1UL << commit.Index)) != 0;

    /// <returns>False when the commit was there before.</returns>
    public bool Add(Commit commit)
    {
        ulong bit = 1UL << commit.Index;
        bool isNew = (words[commit.Index >> 6] & bit) == 0;
        words[commit.Index >> 6] |= bit;
        return isNew;
    }

    /// <returns>True when the commit was there.</returns>
    public bool Remove(Commit commit)
    {
        bool wasThere = Contains(commit);
        words[commit.Index >> 6] &= ~(1UL << commit.Index);
        return wasThere;
    }

    public CommitSet Copy()
    {
        CommitSet copy = new(size);
        words.CopyTo(copy.words, 0);
        return copy;
    }

    public CommitSet Except(CommitSet others)
    {
        CommitSet rest = Copy();
        for (int i = 0; i < words.Length; i++)
            rest.words[i] &= ~others.words[i];
        return rest;
    }

    public CommitSet And(CommitSet others)
    {
        CommitSet both = Copy();
        for (int i = 0; i < words.Length; i++)
            both.words[i] &= others.words[i];
        return both;
    }
}
