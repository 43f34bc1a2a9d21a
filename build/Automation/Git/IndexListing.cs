using System.Text;

namespace Automation.Git;

/// <summary>Lists the index.</summary>
public static class IndexListing
{
    /// <summary>All entries, without those of an unfinished merge.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public static IReadOnlyList<IndexEntry> Read(GitRepository repository) =>
        Parse(repository.Run(["ls-files", "--stage", "-z"]));

    /// <summary>The entries of some paths.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public static IReadOnlyList<IndexEntry> Read(GitRepository repository, IEnumerable<GitPath> paths) =>
        Parse(repository.Run(["--literal-pathspecs", "ls-files", "--stage", "-z", "--", .. paths.Select(x => x.Text)]));

    /// <summary>Reads <c>MODE ID STAGE TAB PATH NUL</c> repeated.</summary>
    internal static IReadOnlyList<IndexEntry> Parse(ReadOnlyMemory<byte> listing)
    {
        List<IndexEntry> entries = [];
        while (!listing.IsEmpty)
        {
            ReadOnlyMemory<byte> line = NulTerminated.Take(ref listing);
            int tab = line.Span.IndexOf((byte)'\t');
            string[] fields = Encoding.ASCII.GetString(line.Span[..Math.Max(tab, 0)]).Split(' ');
            if (fields.Length != 3)
                throw new AutomationException(
                    "git ls-files --stage gave a line of an unknown form. Update git, or report this."
                );
            if (fields[2] == "0")
                entries.Add(new IndexEntry(fields[0], fields[1], new GitPath(line[(tab + 1)..])));
        }
        return entries;
    }
}
