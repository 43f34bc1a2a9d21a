using Automation.Git;

namespace Automation.TemplateUpdates;

/// <summary>What the template made, from the contents that git still has.</summary>
internal static class RecordedObjects
{
    /// <summary>Makes the tree of a record.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="record">The record.</param>
    /// <param name="index">The path of an index file, which is not there yet.</param>
    /// <returns>Null when the record names no files, or git has not all of them.</returns>
    public static string? Tree(UpdatedRepository repository, BirthRecord record, string index)
    {
        if (record.Files == null)
            return null;
        IReadOnlyList<Blob?> blobs = BlobReader.Read(repository.Git, [.. record.Files.Values], limit: 2);
        if (blobs.Contains(null))
            return null;
        // It says nothing of modes; those of the project change nothing.
        Dictionary<string, TreeFile> now = TreeFiles.Read(repository.Git, repository.Tree);
        return TreeFiles.Write(
            repository,
            record.Files.ToDictionary(
                x => x.Key,
                x => (TreeFile?)new TreeFile(now.GetValueOrDefault(x.Key)?.Mode ?? "100644", x.Value),
                StringComparer.Ordinal
            ),
            index
        );
    }
}
