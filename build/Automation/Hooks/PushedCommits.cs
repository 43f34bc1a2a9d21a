using Automation.Git;

namespace Automation.Hooks;

/// <summary>What is pushed, as git tells its pre-push hook on standard input.</summary>
/// <param name="Tip">The commit that is pushed.</param>
/// <param name="Base">The commit that the remote has already; null when it has none of this history.</param>
public sealed record PushedCommits(string Tip, string? Base)
{
    /// <summary>Reads <c>LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID</c>, a line for each ref. Deleted refs, notes and tags push no work.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="remote">The name or address of the remote.</param>
    /// <param name="lines">The lines.</param>
    public static IReadOnlyList<PushedCommits> Read(GitRepository repository, string remote, IEnumerable<string> lines)
    {
        List<PushedCommits> pushed = [];
        foreach (string line in lines)
        {
            string[] fields = line.Split(' ');
            if (
                fields.Length != 4
                || IsZero(fields[1])
                || !fields[2].StartsWith("refs/heads/", StringComparison.Ordinal)
            )
                continue;
            string tip = fields[1];
            string? known = IsZero(fields[3])
                ? null
                : repository.TryLine("rev-parse", "--verify", "--quiet", $"{fields[3]}^{{commit}}");
            PushedCommits commits = new(tip, known ?? NearestOn(repository, remote, tip));
            if (!pushed.Contains(commits))
                pushed.Add(commits);
        }
        return pushed;
    }

    /// <summary>The newest commit of a history that the remote was last seen to have.</summary>
    private static string? NearestOn(GitRepository repository, string remote, string tip)
    {
        string? boundary = repository
            .TryLine("rev-list", "--boundary", "--topo-order", tip, "--not", $"--remotes={remote}")
            ?.Split('\n')
            .FirstOrDefault(x => x.StartsWith('-'))
            ?[1..];
        bool hasNothingNew =
            repository.TryLine("rev-list", "--max-count=1", tip, "--not", $"--remotes={remote}")?.Length == 0;
        return boundary ?? (hasNothingNew ? tip : null);
    }

    private static bool IsZero(string id) => id.All(x => x == '0');
}
