using System.Globalization;
using Automation.Versioning.Histories;

namespace Automation.Tests.Versioning;

public sealed class A_history : IDisposable
{
    private readonly GitScratch git = new();

    public void Dispose() => git.Dispose();

    /// <summary>Random graphs with merges and tangled times: git says what is right.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Says_what_git_says_of_it(int seed)
    {
        Random random = new(seed);
        // An odd seed has times that rise, as they should; an even one has clocks that go wrong.
        string[] ids = Grow(random, isTangled: seed % 2 == 0);
        RepositoryRefs refs = RepositoryRefs.Read(git.Repository)!;
        History history = new HistoryReader(git.Repository, refs).Read(withFiles: false);
        Dictionary<string, Commit> byId = history.Commits.ToDictionary(x => x.Id, StringComparer.Ordinal);
        Assert.Equal(ids.Length, byId.Count);
        for (int i = 0; i < 60; i++)
        {
            Commit one = byId[ids[random.Next(ids.Length)]];
            Commit other = byId[ids[random.Next(ids.Length)]];
            Assert.Equal(Listed("rev-list", one.Id), Ids(history.NewestFirst(one)));
            Assert.Equal(Listed("rev-list", one.Id), Ids(history.InGraphOrder(one)));
            Assert.Equal(Listed("rev-list", one.Id, $"^{other.Id}"), Ids(history.Log(one, other)));
            HashSet<string> bases = Listed("merge-base", "--all", one.Id, other.Id);
            Commit? found = history.MergeBase(one, other);
            Assert.True(found == null ? bases.Count == 0 : bases.Contains(found.Id), $"{one} and {other}: {found}");
            Commit[] among = [.. history.Commits.Where(_ => random.Next(4) == 0).Append(one)];
            CommitSet few = history.ReachableAmong(other, among);
            CommitSet all = history.Reachable(other);
            Assert.All(among, x => Assert.Equal(all.Contains(x), few.Contains(x)));
            AssertOrder(history.NewestFirst(one));
            AssertOrder(history.InGraphOrder(one));
        }
    }

    private string[] Grow(Random random, bool isTangled)
    {
        string tree = git.Git("mktree", "--missing");
        List<string> ids = [];
        for (int i = 0; i < 50; i++)
        {
            long time = 1_700_000_000 + (isTangled ? random.Next(3_000) : i * 60);
            List<string> arguments = ["commit-tree", tree, "-m", i.ToString(CultureInfo.InvariantCulture)];
            foreach (
                int parent in Enumerable
                    .Range(0, random.Next(4))
                    .Select(_ => random.Next(Math.Max(1, ids.Count)))
                    .Distinct()
            )
            {
                if (parent < ids.Count)
                    arguments.AddRange(["-p", ids[parent]]);
            }
            Processes.CommandResult made = new Processes.Command("git", ["-C", git.Path, .. arguments], git.Path)
            {
                Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["GIT_COMMITTER_DATE"] = string.Create(CultureInfo.InvariantCulture, $"@{time} +0000"),
                },
            }.Run();
            Assert.Equal(0, made.ExitCode);
            ids.Add(made.Output.Trim());
            git.Git("update-ref", $"refs/heads/b{i.ToString("00", CultureInfo.InvariantCulture)}", ids[^1]);
        }
        git.Git("symbolic-ref", "HEAD", "refs/heads/b49");
        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    private HashSet<string> Listed(params string[] arguments) =>
        git
            .Repository.Command(arguments)
            .Run()
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Ids(IEnumerable<Commit> commits)
    {
        List<string> ids = [.. commits.Select(x => x.Id)];
        HashSet<string> distinct = [.. ids];
        Assert.Equal(ids.Count, distinct.Count);
        return distinct;
    }

    /// <summary>No commit is first reached through nothing: one of its children came before it, unless it is the head.</summary>
    private static void AssertOrder(IEnumerable<Commit> commits)
    {
        HashSet<Commit> expected = [];
        foreach (Commit commit in commits)
        {
            Assert.True(expected.Count == 0 || expected.Contains(commit), $"{commit} came before its children.");
            expected.UnionWith([commit, .. commit.Parents]);
        }
    }
}
