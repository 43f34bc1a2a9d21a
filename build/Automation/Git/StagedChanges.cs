using System.Text;

namespace Automation.Git;

/// <summary>Reads what is staged: the difference between HEAD, or nothing before the first commit, and the index.</summary>
public static class StagedChanges
{
    /// <summary>The changes, in the order of git.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public static IReadOnlyList<StagedChange> Read(GitRepository repository) =>
        Parse(repository.Run(["diff", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff"]));

    /// <summary>Reads <c>:OLDMODE NEWMODE OLDID NEWID STATUS NUL PATH NUL</c> repeated.</summary>
    /// <exception cref="AutomationException">The text is of another form.</exception>
    internal static IReadOnlyList<StagedChange> Parse(ReadOnlyMemory<byte> raw)
    {
        List<StagedChange> changes = [];
        while (!raw.IsEmpty)
        {
            string[] fields = Encoding.ASCII.GetString(NulTerminated.Take(ref raw).Span).Split(' ');
            ReadOnlyMemory<byte> path = NulTerminated.Take(ref raw);
            if (fields.Length != 5 || !fields[0].StartsWith(':') || fields[4].Length == 0 || path.IsEmpty)
                throw new AutomationException(
                    "git diff --raw gave a line of an unknown form. Update git, or report this."
                );
            changes.Add(
                new StagedChange(fields[4][0], fields[0][1..], new IndexEntry(fields[1], fields[3], new GitPath(path)))
            );
        }
        return changes;
    }
}
