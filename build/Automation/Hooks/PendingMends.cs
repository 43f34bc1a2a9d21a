using System.Text;
using Automation.Git;

namespace Automation.Hooks;

/// <summary>Entries of the real index that <c>git commit FILE</c> leaves behind unformatted: noted before the commit, mended after it.</summary>
/// <param name="folders">The folders of git.</param>
public sealed class PendingMends(GitFolders folders)
{
    /// <summary>The file with the notes. The hook looks for it before it starts anything.</summary>
    public const string FileName = "hook-mends";

    private string NotesFile => Path.Combine(folders.Own, FileName);

    /// <summary>Forgets the notes of a commit that did not come about.</summary>
    public void Forget() => File.Delete(NotesFile);

    /// <summary>Notes entries with what they hold and what the commit holds.</summary>
    public void Remember(IEnumerable<(IndexEntry Staged, IndexEntry Committed)> mends)
    {
        using MemoryStream notes = new();
        foreach ((IndexEntry staged, IndexEntry committed) in mends)
        {
            notes.Write(Encoding.ASCII.GetBytes($"{staged.Id} {committed.Id} {committed.Mode}\t"));
            notes.Write(committed.Path.Bytes.Span);
            notes.WriteByte(0);
        }
        string prepared = $"{NotesFile}-{Environment.ProcessId}";
        File.WriteAllBytes(prepared, notes.ToArray());
        File.Move(prepared, NotesFile, overwrite: true);
    }

    /// <summary>Mends the entries that still hold what was staged, when the commit holds the formatted content.</summary>
    /// <returns>The paths that were mended.</returns>
    public IReadOnlyList<GitPath> Mend(GitRepository repository)
    {
        if (!File.Exists(NotesFile))
            return [];
        Dictionary<GitPath, (string Staged, IndexEntry Committed)> notes = Read();
        IndexFile index = IndexFile.InUse(repository.Root, folders, named: null);
        byte[]? before = index.Read();
        GitRepository real = repository.WithIndex(Path.Combine(folders.Own, "index"));
        IndexEntry[] mended =
        [
            .. IndexListing
                .Read(real)
                .Where(x =>
                    notes.TryGetValue(x.Path, out var note) && note.Staged == x.Id && note.Committed.Mode == x.Mode
                )
                .Select(x => notes[x.Path].Committed)
                .Where(x => real.TryLine("rev-parse", "--verify", "--quiet", $"HEAD:{x.Path.Text}") == x.Id),
        ];
        if (mended.Length > 0 && !index.Replace(real, mended, before))
            return [];
        Forget();
        return [.. mended.Select(x => x.Path)];
    }

    private Dictionary<GitPath, (string Staged, IndexEntry Committed)> Read()
    {
        Dictionary<GitPath, (string, IndexEntry)> notes = [];
        ReadOnlyMemory<byte> rest = File.ReadAllBytes(NotesFile);
        while (!rest.IsEmpty)
        {
            ReadOnlyMemory<byte> note = NulTerminated.Take(ref rest);
            int tab = note.Span.IndexOf((byte)'\t');
            string[] fields = Encoding.ASCII.GetString(note.Span[..Math.Max(tab, 0)]).Split(' ');
            if (fields.Length != 3)
                break;
            IndexEntry committed = new(fields[2], fields[1], new GitPath(note[(tab + 1)..]));
            notes[committed.Path] = (fields[0], committed);
        }
        return notes;
    }
}
