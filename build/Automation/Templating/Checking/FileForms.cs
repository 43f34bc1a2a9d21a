namespace Automation.Templating.Checking;

/// <summary>Finds empty folders, scripts that cannot be started, and lines that end as on another system.</summary>
internal static class FileForms
{
    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Find(MadeProject project) =>
        project
            .EmptyFolders.Select(x => $"{x} is an empty folder.")
            .Concat(
                project
                    .Files.Where(x => IsProgram(x) && !IsExecutable(project, x))
                    .Select(x => $"{x} is not executable.")
            )
            .Concat(project.TextFiles.Select(x => Ends(project, x)).OfType<string>());

    private static bool IsProgram(string path) =>
        path == "build.sh"
        || path.StartsWith(".husky/", StringComparison.Ordinal) && !Path.GetFileName(path).Contains('.');

    private static bool IsExecutable(MadeProject project, string path) =>
        OperatingSystem.IsWindows()
        || File.GetUnixFileMode(Path.Combine(project.Root, path)).HasFlag(UnixFileMode.UserExecute);

    private static string? Ends(MadeProject project, string path)
    {
        string text = project.Text(path);
        bool isForWindows = Path.GetExtension(path) is ".cmd" or ".bat";
        if (text.Length == 0)
            return $"{path} is empty.";
        if (!isForWindows)
            return text.Contains('\r') ? $"{path} has line ends of Windows." : null;
        // Where git brings the file, .gitattributes gives it the ends that it needs.
        return text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r')
            ? $"{path} has line ends of several kinds."
            : null;
    }
}
