using System.Text;
using Automation.Git;

namespace Automation.Hooks;

/// <summary>An index of git that a hook may change: prepared in a file of its own and put in place at once.</summary>
/// <remarks>
/// No lock is taken, so none can be left behind. What another process wrote meanwhile is noticed before the new index
/// takes the old one's place.
/// </remarks>
public sealed class IndexFile
{
    private const string Prefix = "hook-index-";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);
    private readonly string file;
    private readonly GitFolders folders;

    private IndexFile(string file, GitFolders folders)
    {
        this.file = file;
        this.folders = folders;
    }

    /// <summary>True for the index that git makes for <c>git commit FILE</c> and throws away after the commit.</summary>
    public bool IsTemporary => Path.GetFileName(file).StartsWith("next-index-", StringComparison.Ordinal);

    /// <summary>The index that git uses in a hook.</summary>
    /// <param name="root">The top folder of the work tree.</param>
    /// <param name="folders">The folders of git.</param>
    /// <param name="named">What git names in <c>GIT_INDEX_FILE</c>; null outside of a hook.</param>
    public static IndexFile InUse(string root, GitFolders folders, string? named) =>
        new(named == null ? Path.Combine(folders.Own, "index") : Path.GetFullPath(Path.Combine(root, named)), folders);

    /// <summary>The bytes of the index; null when there is none yet.</summary>
    public byte[]? Read() => File.Exists(file) ? File.ReadAllBytes(file) : null;

    /// <summary>Puts entries in the place of those with the same paths.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="entries">The new entries.</param>
    /// <param name="before">The bytes of the index that the entries were made from.</param>
    /// <returns>False when another process changed the index meanwhile; then nothing was done.</returns>
    /// <exception cref="AutomationException">git failed; then nothing was done.</exception>
    public bool Replace(GitRepository repository, IReadOnlyList<IndexEntry> entries, byte[]? before)
    {
        DropAbandoned();
        string prepared = Path.Combine(folders.Own, $"{Prefix}{Environment.ProcessId}");
        try
        {
            if (before != null)
                File.WriteAllBytes(prepared, before);
            repository.WithIndex(prepared).Run(["update-index", "-z", "--index-info"], Info(entries));
            if (IsForeignLocked() || !SameAs(before))
                return false;
            File.Move(prepared, file, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(prepared);
        }
    }

    private bool SameAs(byte[]? before) => Read().AsSpan().SequenceEqual(before);

    /// <summary>True while another process is about to replace the index. The lock that <c>git commit -a</c> holds is the index itself here.</summary>
    private bool IsForeignLocked() => File.Exists(file + ".lock");

    private static byte[] Info(IReadOnlyList<IndexEntry> entries)
    {
        using MemoryStream info = new();
        foreach (IndexEntry entry in entries)
        {
            info.Write(Encoding.ASCII.GetBytes($"{entry.Mode} {entry.Id} 0\t"));
            info.Write(entry.Path.Bytes.Span);
            info.WriteByte(0);
        }
        return info.ToArray();
    }

    private void DropAbandoned()
    {
        foreach (string left in Directory.GetFiles(folders.Own, Prefix + "*"))
        {
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(left) > Abandoned)
                File.Delete(left);
        }
    }
}
