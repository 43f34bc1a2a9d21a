using Automation.Git;
using Automation.Repository;

namespace Automation.Gates;

/// <summary>All that a repository holds, as the gates look at it: what git has in its index, and without git what lies in the folder.</summary>
public static class RepositoryContent
{
    /// <summary>The size in bytes above which a file is not read.</summary>
    internal const int LargestRead = 64 * 1024 * 1024;

    /// <summary>Reads everything.</summary>
    /// <exception cref="AutomationException">git failed, or the settings are not valid.</exception>
    public static CheckedContent Read(GitRepository repository)
    {
        GateSettings settings = ReadSettings(repository.Root);
        return GitFolders.Find(repository.Root) == null
            ? FromFolder(repository.Root, settings)
            : FromIndex(repository, settings);
    }

    /// <summary>The settings of the gates in a repository.</summary>
    /// <exception cref="AutomationException">They are not valid.</exception>
    internal static GateSettings ReadSettings(string root)
    {
        string file = Path.Combine(root, GateSettings.File);
        return File.Exists(file) ? GateSettings.Parse(File.ReadAllBytes(file)) : GateSettings.Default;
    }

    private static CheckedContent FromIndex(GitRepository repository, GateSettings settings)
    {
        IReadOnlyList<IndexEntry> entries = IndexListing.Read(repository);
        IndexEntry[] withContent = [.. entries.Where(x => x.IsFile)];
        IReadOnlyList<Blob?> blobs = BlobReader.Read(repository, [.. withContent.Select(x => x.Id)], LargestRead);
        return Content(
            [
                .. withContent.Zip(blobs).Select(x => CheckedFileOf(x.First, x.Second)),
                .. entries.Where(x => !x.IsFile).Select(x => new CheckedFile(x.Path, x.Mode, 0, null, IsNew: true)),
            ],
            settings
        );
    }

    private static CheckedFile CheckedFileOf(IndexEntry entry, Blob? blob) =>
        new(entry.Path, entry.Mode, blob?.Size ?? 0, blob?.Content, IsNew: true);

    private static CheckedContent FromFolder(string root, GateSettings settings)
    {
        List<CheckedFile> files = [];
        foreach (string path in RepositoryFiles.List(root))
        {
            byte[] content = File.ReadAllBytes(Path.Combine(root, path));
            files.Add(
                new CheckedFile(new GitPath(path), Mode(Path.Combine(root, path)), content.Length, content, IsNew: true)
            );
        }
        return Content(files, settings);
    }

    private static string Mode(string file) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) != UnixFileMode.None
            ? "100755"
            : "100644";

    private static CheckedContent Content(IReadOnlyList<CheckedFile> files, GateSettings settings) =>
        new(files, new Lazy<IReadOnlyList<GitPath>>(() => [.. files.Select(x => x.Path)]), settings);
}
