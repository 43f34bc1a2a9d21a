using System.Text;

namespace Nuke.Common.IO;

/// <summary>What can be asked of a path and done at it.</summary>
public static partial class AbsolutePathExtensions
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>True when a file or folder is there.</summary>
    public static bool Exists(this AbsolutePath path) => Path.Exists(path);

    /// <summary>True when a file is there.</summary>
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    /// <summary>True when a folder is there.</summary>
    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    /// <summary>The path when a file or folder is there, else null.</summary>
    public static AbsolutePath? Existing(this AbsolutePath path) => path.Exists() ? path : null;

    /// <summary>The path when a file is there, else null.</summary>
    public static AbsolutePath? ExistingFile(this AbsolutePath path) => path.FileExists() ? path : null;

    /// <summary>The path when a folder is there, else null.</summary>
    public static AbsolutePath? ExistingDirectory(this AbsolutePath path) => path.DirectoryExists() ? path : null;

    /// <summary>Those of the paths at which a file is.</summary>
    public static IEnumerable<AbsolutePath> WhereFileExists(this IEnumerable<AbsolutePath> paths) =>
        paths.Where(FileExists);

    /// <summary>Those of the paths at which a folder is.</summary>
    public static IEnumerable<AbsolutePath> WhereDirectoryExists(this IEnumerable<AbsolutePath> paths) =>
        paths.Where(DirectoryExists);

    /// <summary>True when the folder, or one below it down to <paramref name="depth"/>, holds a file that matches.</summary>
    public static bool ContainsFile(this AbsolutePath path, string pattern, int depth = 1) =>
        path.GetFiles(pattern, depth).Any();

    /// <summary>True when the folder, or one below it down to <paramref name="depth"/>, holds a folder that matches.</summary>
    public static bool ContainsDirectory(this AbsolutePath path, string pattern, int depth = 1) =>
        path.GetDirectories(pattern, depth).Any();

    /// <summary>The nearest folder upwards, without the path itself, that fulfils the condition.</summary>
    public static AbsolutePath? FindParent(this AbsolutePath path, Func<AbsolutePath, bool> predicate) =>
        path.Parent?.FindParentOrSelf(predicate);

    /// <summary>The path itself or the nearest folder upwards that fulfils the condition.</summary>
    public static AbsolutePath? FindParentOrSelf(this AbsolutePath path, Func<AbsolutePath, bool> predicate)
    {
        for (AbsolutePath? current = path; current != null; current = current.Parent)
        {
            if (predicate(current))
                return current;
        }
        return null;
    }

    /// <summary>True when the path has one of the extensions, given with or without their dot.</summary>
    public static bool HasExtension(this AbsolutePath path, string extension, params string[] alternativeExtensions) =>
        alternativeExtensions
            .Append(extension)
            .Any(x => ((string)path).EndsWith("." + x.TrimStart('.'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The path with another extension, given with or without its dot.</summary>
    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) =>
        Path.ChangeExtension(path, extension);

    /// <summary>True when the other path is below this one.</summary>
    public static bool Contains(this AbsolutePath path, AbsolutePath other) => other.FindParent(x => x == path) != null;

    /// <summary>The way from this folder to the other path.</summary>
    public static RelativePath GetRelativePathTo(this AbsolutePath path, AbsolutePath destination) =>
        (RelativePath)Path.GetRelativePath(path, destination);

    /// <summary>The way from this folder to the other path, with slashes.</summary>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath path, AbsolutePath destination) =>
        (UnixRelativePath)Path.GetRelativePath(path, destination);

    /// <summary>The text of a file.</summary>
    public static string ReadAllText(this AbsolutePath path, Encoding? encoding = null) =>
        File.ReadAllText(path, encoding ?? Utf8);

    /// <summary>The lines of a file.</summary>
    public static string[] ReadAllLines(this AbsolutePath path, Encoding? encoding = null) =>
        File.ReadAllLines(path, encoding ?? Utf8);

    /// <summary>The bytes of a file.</summary>
    public static byte[] ReadAllBytes(this AbsolutePath path) => File.ReadAllBytes(path);

    /// <summary>Writes a text, in UTF-8 without a byte order mark.</summary>
    public static AbsolutePath WriteAllText(this AbsolutePath path, string content, Encoding? encoding = null)
    {
        path.Parent?.CreateDirectory();
        File.WriteAllText(path, content, encoding ?? Utf8);
        return path;
    }

    /// <summary>Writes lines, each ended as the platform does.</summary>
    public static AbsolutePath WriteAllLines(
        this AbsolutePath path,
        IEnumerable<string> lines,
        Encoding? encoding = null
    )
    {
        path.Parent?.CreateDirectory();
        File.WriteAllLines(path, lines, encoding ?? Utf8);
        return path;
    }

    /// <summary>Writes bytes.</summary>
    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        path.Parent?.CreateDirectory();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Puts a text behind the file's.</summary>
    public static AbsolutePath AppendAllText(this AbsolutePath path, string content, Encoding? encoding = null)
    {
        path.Parent?.CreateDirectory();
        File.AppendAllText(path, content, encoding ?? Utf8);
        return path;
    }

    /// <summary>Reads the text, changes it, and writes it back.</summary>
    public static AbsolutePath UpdateText(this AbsolutePath path, Func<string, string> update) =>
        path.WriteAllText(update(path.ReadAllText()));
}
