using System.IO.Enumeration;

namespace Nuke.Common.IO;

/// <summary>Finds files and folders by patterns.</summary>
/// <remarks><c>*</c> and <c>?</c> stay within one part of a path, <c>**</c> stands for any number of parts, <c>{a,b}</c> for either.</remarks>
public static class Globbing
{
    /// <summary>The files below the folder that match a pattern, sorted; none when the folder does not exist.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(AbsolutePath directory, params string[] patterns) =>
        Glob(directory, patterns, folders: false);

    /// <summary>The folders below the folder that match a pattern, sorted; none when the folder does not exist.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(AbsolutePath directory, params string[] patterns) =>
        Glob(directory, patterns, folders: true);

    private static AbsolutePath[] Glob(AbsolutePath directory, string[] patterns, bool folders)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        foreach (string pattern in patterns.SelectMany(Alternatives))
            Walk(
                directory,
                pattern.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries),
                folders,
                found
            );
        return [.. found.Select(AbsolutePath.Create)];
    }

    private static void Walk(string folder, ReadOnlySpan<string> parts, bool folders, SortedSet<string> found)
    {
        if (parts.Length == 0 || !Directory.Exists(folder))
            return;
        string part = parts[0];
        if (part is "." or "..")
        {
            Walk(Path.GetFullPath(Path.Combine(folder, part)), parts[1..], folders, found);
        }
        else if (string.Equals(part, "**", StringComparison.Ordinal))
        {
            WalkDeep(folder, parts, folders, found);
        }
        else if (parts.Length == 1)
        {
            IEnumerable<string> entries = folders
                ? Directory.EnumerateDirectories(folder)
                : Directory.EnumerateFiles(folder);
            found.UnionWith(entries.Where(x => Matches(part, x)));
        }
        else
        {
            foreach (string next in Directory.EnumerateDirectories(folder).Where(x => Matches(part, x)))
                Walk(next, parts[1..], folders, found);
        }
    }

    private static void WalkDeep(string folder, ReadOnlySpan<string> parts, bool folders, SortedSet<string> found)
    {
        if (parts.Length == 1)
        {
            if (folders)
                found.Add(folder);
            else
                found.UnionWith(Directory.EnumerateFiles(folder));
        }
        Walk(folder, parts[1..], folders, found);
        foreach (string next in Directory.EnumerateDirectories(folder))
        {
            // A link to a folder above would be walked for ever.
            if (new DirectoryInfo(next).LinkTarget == null)
                WalkDeep(next, parts, folders, found);
        }
    }

    private static bool Matches(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(
            pattern,
            Path.GetFileName(path.AsSpan()),
            ignoreCase: OperatingSystem.IsWindows()
        );

    /// <summary>The patterns that one with braces stands for.</summary>
    private static IEnumerable<string> Alternatives(string pattern)
    {
        int open = pattern.IndexOf('{', StringComparison.Ordinal);
        int close = open < 0 ? -1 : pattern.IndexOf('}', open);
        if (close < 0)
            return [pattern];
        return pattern[(open + 1)..close]
            .Split(',')
            .SelectMany(x => Alternatives(pattern[..open] + x + pattern[(close + 1)..]));
    }
}
