using System.Text;
using Automation.Git;

namespace Automation.Hooks;

/// <summary>Writes formatted contents into git's object store, all with one process.</summary>
internal static class BlobWriter
{
    /// <param name="repository">The repository.</param>
    /// <param name="blobs">The contents.</param>
    /// <param name="folder">A folder for the contents until git has read them; nothing in it may be in the way.</param>
    /// <returns>The entries with the ids of the new contents, in the order of the blobs.</returns>
    public static IReadOnlyList<IndexEntry> Write(
        GitRepository repository,
        IReadOnlyList<FormattedBlob> blobs,
        string folder
    )
    {
        string[] files = [.. blobs.Select((_, i) => Path.Combine(folder, $"hook-blob-{Environment.ProcessId}-{i}"))];
        try
        {
            for (int i = 0; i < files.Length; i++)
            {
                using FileStream stream = new(files[i], FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
                stream.Write(blobs[i].After.Span);
            }
            // The content is as git stores it already: no filter may touch it again.
            byte[] output = repository.Run(
                ["hash-object", "-w", "--no-filters", "--stdin-paths"],
                Encoding.UTF8.GetBytes(string.Join('\n', files) + "\n")
            );
            string[] ids = Encoding.ASCII.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return ids.Length == blobs.Count
                ? [.. blobs.Select((x, i) => x.Entry with { Id = ids[i] })]
                : throw new AutomationException(
                    "git did not store the formatted contents. Nothing was changed: git commit again."
                );
        }
        finally
        {
            foreach (string file in files)
                File.Delete(file);
        }
    }
}
