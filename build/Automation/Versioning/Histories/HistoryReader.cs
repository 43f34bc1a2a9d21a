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
    private readonly Dictionary<ObjectId, Commit> byId = [];
    private readonly List<ObjectId> parents = [];
    private readonly List<int> parentEnds = [];

    /// <summary>Reads everything that branches, tags and HEAD lead to.</summary>
    /// <param name="withFiles">True to read which files each commit changed.</param>
    /// <exception cref="AutomationException">git failed.</exception>
    public History Read(bool withFiles)
    {
        ReadLog();
        for (int i = 0; i < commits.Count; i++)
            commits[i].Parents = Known(i == 0 ? 0 : parentEnds[i - 1], parentEnds[i]);
        if (withFiles)
            ReadFiles();
        Branch head = new(refs.HeadName ?? BranchName.None, Find(refs.Head!)!);
        return new History(
            commits,
            [
                .. refs
                    .Branches.Select(x => (x.Name, Tip: Find(x.Id), x.IsSymbolic))
                    .Where(x => x.Tip != null)
                    .Select(x => new Branch(x.Name, x.Tip!, x.IsSymbolic)),
            ],
            [
                .. refs
                    .Tags.Select(x => (x.Name, Commit: Find(x.Id)))
                    .Where(x => x.Commit != null)
                    .Select(x => new Tag(x.Name, x.Commit!)),
            ],
            head
        );
    }

    /// <summary>The parents that are there: a shallow clone lacks some.</summary>
    private Commit[] Known(int start, int end)
    {
        Commit[] known = new Commit[end - start];
        int count = 0;
        for (int i = start; i < end; i++)
        {
            if (byId.TryGetValue(parents[i], out Commit? parent))
                known[count++] = parent;
        }
        return count == known.Length ? known : known[..count];
    }

    private Commit? Find(string id) => byId.GetValueOrDefault(ObjectId.Parse(Encoding.ASCII.GetBytes(id)));

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
                    commit = Find(text[1..].Trim());
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
        ReadOnlySpan<byte> ids = text[..first];
        int width = ids.IndexOf((byte)' ');
        _ = long.TryParse(
            text[(first + 1)..second],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out long time
        );
        Commit commit = new(commits.Count, record[..width], time, record[(second + 1)..]);
        commits.Add(commit);
        byId[ObjectId.Parse(ids[..width])] = commit;
        for (int start = width + 1; start + width <= ids.Length; start += width + 1)
            parents.Add(ObjectId.Parse(ids.Slice(start, width)));
        parentEnds.Add(parents.Count);
    }

    /// <summary>Runs git and hands on each record that ends with a NUL, as it comes.</summary>
    private void Run(IReadOnlyList<string> arguments, Action<ReadOnlyMemory<byte>> record)
    {
        (int exitCode, _, string error) = repository.Command(arguments).Run(stream => Split(stream, record));
        if (exitCode != 0)
            throw RepositoryRefs.Damage($"git {arguments[0]} failed: {error}");
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
