using System.Globalization;
using System.Text;
using Automation.Git;

namespace Automation.Hooks;

/// <summary>Writes formatted contents into git's object store, all with one process.</summary>
internal static class BlobWriter
{
    /// <returns>The entries with the ids of the new contents, in the order of the blobs.</returns>
    public static IReadOnlyList<IndexEntry> Write(GitRepository repository, IReadOnlyList<FormattedBlob> blobs)
    {
        string folder = Directory.CreateTempSubdirectory("blobs-").FullName;
        try
        {
            StringBuilder names = new();
            for (int i = 0; i < blobs.Count; i++)
            {
                string file = Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture));
                using FileStream stream = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
                stream.Write(blobs[i].After.Span);
                names.Append(file).Append('\n');
            }
            // The content is as git stores it already: no filter may touch it again.
            byte[] output = repository.Run(
                ["hash-object", "-w", "--no-filters", "--stdin-paths"],
                Encoding.UTF8.GetBytes(names.ToString())
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
            Directory.Delete(folder, recursive: true);
        }
    }
}
