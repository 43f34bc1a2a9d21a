using Automation.Repository;

namespace Automation.TemplateUpdates;

/// <summary>The files of a project with their ids in git.</summary>
public static class ManagedFiles
{
    /// <summary>Reads all files of a project but its record.</summary>
    /// <param name="root">The project's folder.</param>
    public static IReadOnlyDictionary<string, string> Read(string root) =>
        Ids(root, RepositoryFiles.List(root).Where(x => x != BirthRecord.FileName));

    /// <summary>The ids of some files; those that are not there are left out.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="paths">The paths, relative to it and with slashes.</param>
    public static IReadOnlyDictionary<string, string> Ids(string root, IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            string file = Path.Combine(root, path);
            if (File.Exists(file))
                ids[path] = BlobId.Of(File.ReadAllBytes(file));
        }
        return ids;
    }
}
