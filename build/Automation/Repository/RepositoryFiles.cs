using Automation.Processes;

namespace Automation.Repository;

/// <summary>The files that belong to a repository: those that git tracks or would add; without git, all but what builds make.</summary>
public static class RepositoryFiles
{
    private static readonly string[] Made =
    [
        ".git",
        ".nuke",
        "artifacts",
        "bin",
        "obj",
        "node_modules",
        ".vs",
        ".idea",
    ];

    /// <summary>The files, as paths relative to the root with slashes, sorted. Links, and what they lead to, are left out.</summary>
    /// <param name="root">The repository's folder.</param>
    public static IReadOnlyList<string> List(string root)
    {
        IEnumerable<string> files = Path.Exists(Path.Combine(root, ".git")) ? FromGit(root) ?? Walk(root) : Walk(root);
        return
        [
            .. files
                .Where(x => IsRegular(Path.Combine(root, x)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>True for a file that a template puts into the projects made from it, and that is no part of this repository's own.</summary>
    /// <param name="path">A path relative to the root, with slashes.</param>
    public static bool IsOfTemplate(string path) => path.StartsWith(".template.config/", StringComparison.Ordinal);

    private static string[]? FromGit(string root)
    {
        try
        {
            CommandResult result = new Command(
                "git",
                ["ls-files", "--cached", "--others", "--exclude-standard", "-z"],
                root
            ).Run();
            return result.ExitCode == 0 ? result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (AutomationException)
        {
            // A checkout on a machine without git is a folder like any other.
            return null;
        }
    }

    private static IEnumerable<string> Walk(string root, string folder = "")
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(root, folder)))
            yield return Join(folder, file);
        foreach (string below in Directory.EnumerateDirectories(Path.Combine(root, folder)))
        {
            if (
                Made.Contains(Path.GetFileName(below), StringComparer.Ordinal)
                || new DirectoryInfo(below).LinkTarget != null
            )
                continue;
            foreach (string file in Walk(root, Join(folder, below)))
                yield return file;
        }
    }

    private static string Join(string folder, string path) =>
        folder.Length == 0 ? Path.GetFileName(path) : $"{folder}/{Path.GetFileName(path)}";

    private static bool IsRegular(string file) => new FileInfo(file) is { Exists: true, LinkTarget: null };
}
