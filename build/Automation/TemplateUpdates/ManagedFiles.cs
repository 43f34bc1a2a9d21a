namespace Automation.TemplateUpdates;

/// <summary>The files of a project with their ids in git.</summary>
public static class ManagedFiles
{
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
