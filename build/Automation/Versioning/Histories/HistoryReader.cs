using System.Globalization;
using System.Text;
using Automation.Git;

namespace Automation.Versioning.Histories;

/// <summary>Reads a history from git, in one pass over its log.</summary>
/// <param name="repository">The repository.</param>
/// <param name="refs">Its refs.</param>
internal sealed class HistoryReader(GitRepository repository, RepositoryRefs refs)
{
    private const int BlockSize = 1 << 20;

    private readonly List<Commit> commits = [];
    private readonly Dictionary<string, Commit> byId = new(StringComparer.Ordinal);
    private readonly List<string[]> parents = [];

    /// <summary>Reads everything that branches, tags and HEAD lead to.</summary>
    /// <param name="withFiles">True to read which files each commit changed.</param>
    /// <exception cref="AutomationException">git failed.</exception>
    public History Read(bool withFiles)
    {
        ReadLog();
        for (int i = 0; i < commits.Count; i++)
            commits[i].Parents = Known(parents[i]);
        if (withFiles)
            ReadFiles();
        Branch head = new(refs.HeadName ?? BranchName.None, byId[refs.Head!]);
        return new History(
            commits,
            [
                .. refs
                    .Branches.Where(x => byId.ContainsKey(x.Id))
                    .Select(x => new Branch(x.Name, byId[x.Id], x.IsSymbolic)),
            ],
            [.. refs.Tags.Where(x => byId.ContainsKey(x.Id)).Select(x => new Tag(x.Name, byId[x.Id]))],
            head
        );
    }

    /// <summary>The parents that are there: a shallow clone lacks some.</summary>
    private Commit[] Known(string[] ids)
    {
        Commit[] known = new Commit[ids.Length];
        int count = 0;
        foreach (string id in ids)
        {
            if (byId.TryGetValue(id, out Commit? parent))
                known[count++] = parent;
        }
        return count == ids.Length ? known : known[..count];
    }

    private void ReadLog() =>
        Run(
            [
                "log",
                "--branches",
                "--remotes",
                "--tags",
                "HEAD",
                "-z",
                "--encoding=UTF-8",
                "--no-show-signature",
                "--no-decorate",
                "--no-color",
                "--no-notes",
                "--format=%H %P%n%ct%n%B",
            ],
            Add
        );

    /// <summary>Which files each commit changed, compared with its first parent.</summary>
    private void ReadFiles()
    {
        Commit? commit = null;
        List<string> files = [];
        Run(
            [
                "log",
                "--branches",
                "--remotes",
                "--tags",
                "HEAD",
                "-z",
                "--no-show-signature",
                "--diff-merges=first-parent",
                "--no-renames",
                "--name-only",
                "--format=%x01%H",
            ],
            record =>
            {
                string text = Encoding.UTF8.GetString(record.Span).Trim('\n');
                if (text.StartsWith('\u0001'))
                {
                    Finish();
                    commit = byId.GetValueOrDefault(text[1..].Trim());
                }
                else if (text.Length > 0)
                {
                    files.Add(text);
                }
            }
        );
        Finish();

        void Finish()
        {
            if (commit != null)
                commit.Files = files.ToArray();
            files.Clear();
        }
    }

    private void Add(ReadOnlyMemory<byte> record)
    {
        ReadOnlySpan<byte> text = record.Span;
        int first = text.IndexOf((byte)'\n');
        int second = first + 1 + text[(first + 1)..].IndexOf((byte)'\n');
        string[] ids = Encoding.ASCII.GetString(text[..first]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _ = long.TryParse(
            text[(first + 1)..second],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out long time
        );
        Commit commit = new(commits.Count, ids[0], time, record[(second + 1)..]);
        commits.Add(commit);
        byId[commit.Id] = commit;
        parents.Add(ids[1..]);
    }

    /// <summary>Runs git and hands on each record that ends with a NUL, as it comes.</summary>
    private void Run(IReadOnlyList<string> arguments, Action<ReadOnlyMemory<byte>> record)
    {
        (int exitCode, _, string error) = repository.Command(arguments).Run(stream => Split(stream, record));
        if (exitCode != 0)
            throw new AutomationException($"git {arguments[0]} failed: {error.Trim()}");
    }

    /// <summary>Blocks are kept, because the messages stay where they were read.</summary>
    private static bool Split(Stream stream, Action<ReadOnlyMemory<byte>> record)
    {
        byte[] block = new byte[BlockSize];
        int filled = 0;
        int start = 0;
        int read;
        while ((read = stream.Read(block, filled, block.Length - filled)) > 0)
        {
            int searched = filled;
            filled += read;
            int end;
            while ((end = block.AsSpan(searched, filled - searched).IndexOf((byte)0)) >= 0)
            {
                end += searched;
                if (end > start)
                    record(block.AsMemory(start, end - start));
                start = searched = end + 1;
            }
            if (filled < block.Length)
                continue;
            int left = filled - start;
            byte[] next = new byte[Math.Max(BlockSize, left * 2)];
            block.AsSpan(start, left).CopyTo(next);
            (block, filled, start) = (next, left, 0);
        }
        if (filled > start)
            record(block.AsMemory(start, filled - start));
        return true;
    }
}
