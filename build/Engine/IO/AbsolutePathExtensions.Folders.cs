namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Makes the folder, with those above it.</summary>
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Makes the folder, or empties the one that is there.</summary>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    /// <summary>Deletes the file, when it is there.</summary>
    public static AbsolutePath DeleteFile(this AbsolutePath path)
    {
        if (path.FileExists())
            File.Delete(path);
        return path;
    }

    /// <summary>Deletes the folder and all in it, when it is there. A link is deleted and not followed.</summary>
    public static AbsolutePath DeleteDirectory(this AbsolutePath path)
    {
        if (path.DirectoryExists())
            Directory.Delete(path, recursive: new DirectoryInfo(path).LinkTarget == null);
        return path;
    }

    /// <summary>Deletes the files.</summary>
    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (AbsolutePath path in paths.ToList())
            path.DeleteFile();
    }

    /// <summary>Deletes the folders.</summary>
    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (AbsolutePath path in paths.ToList())
            path.DeleteDirectory();
    }

    /// <summary>Makes an empty file, or gives the one that is there the time of now.</summary>
    public static AbsolutePath TouchFile(this AbsolutePath path, DateTime? time = null, bool createDirectories = true)
    {
        if (createDirectories)
            path.Parent?.CreateDirectory();
        if (!path.FileExists())
            File.WriteAllBytes(path, []);
        File.SetLastWriteTimeUtc(path, time?.ToUniversalTime() ?? TimeProvider.System.GetUtcNow().UtcDateTime);
        return path;
    }

    /// <summary>The files in the folder and, down to <paramref name="depth"/>, in those below; empty when there is no folder.</summary>
    public static IEnumerable<AbsolutePath> GetFiles(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = 0
    ) => Entries(path, depth, folder => Directory.EnumerateFiles(folder, pattern), attributes);

    /// <summary>The folders in the folder and, down to <paramref name="depth"/>, in those below; empty when there is no folder.</summary>
    public static IEnumerable<AbsolutePath> GetDirectories(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = 0
    ) => Entries(path, depth, folder => Directory.EnumerateDirectories(folder, pattern), attributes);

    /// <summary>The files below that match one of the patterns: <c>**</c>, <c>*</c>, <c>?</c>, <c>{a,b}</c>.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath path, params string[] patterns) =>
        Globbing.GlobFiles(path, patterns);

    /// <summary>The folders below that match one of the patterns: <c>**</c>, <c>*</c>, <c>?</c>, <c>{a,b}</c>.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(this AbsolutePath path, params string[] patterns) =>
        Globbing.GlobDirectories(path, patterns);

    private static IEnumerable<AbsolutePath> Entries(
        AbsolutePath path,
        int depth,
        Func<string, IEnumerable<string>> list,
        FileAttributes attributes
    )
    {
        if (depth < 1 || !path.DirectoryExists())
            yield break;
        foreach (string entry in list(path).Order(StringComparer.Ordinal))
        {
            if (attributes == 0 || (File.GetAttributes(entry) & attributes) == attributes)
                yield return AbsolutePath.Create(entry);
        }
        foreach (string folder in Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal))
        {
            foreach (AbsolutePath entry in Entries(AbsolutePath.Create(folder), depth - 1, list, attributes))
                yield return entry;
        }
    }
}
