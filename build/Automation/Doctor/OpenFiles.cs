using System.Globalization;

namespace Automation.Doctor;

/// <summary>What the processes of a Linux machine have open, as far as one may see it.</summary>
internal static class OpenFiles
{
    private const string Processes = "/proc";

    /// <summary>The first process that has one of some things open.</summary>
    /// <param name="targets">What the links in <c>/proc/*/fd</c> lead to, such as a path or <c>socket:[1]</c>.</param>
    /// <returns>Its name and number; null when none has, or it belongs to somebody else.</returns>
    public static string? Holder(IReadOnlyCollection<string> targets) =>
        All().FirstOrDefault(x => Links(Path.Combine(x, "fd")).Any(targets.Contains)) is { } process
            ? $"{NameOf(process)} (process {Path.GetFileName(process)})"
            : null;

    /// <summary>The first git at work in a folder, or below it, that this process did not start.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Its name and number; null when there is none.</returns>
    public static string? GitIn(string folder) =>
        All()
            .FirstOrDefault(x =>
                NameOf(x).StartsWith("git", StringComparison.Ordinal) && IsOfOthers(x) && IsBelow(x, folder)
            )
            is { } process
            ? $"{NameOf(process)} (process {Path.GetFileName(process)})"
            : null;

    private static IEnumerable<string> All() =>
        OperatingSystem.IsLinux()
            ? Directory
                .EnumerateDirectories(Processes)
                .Where(x => int.TryParse(Path.GetFileName(x), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            : [];

    // What has ended shows no folder any more; a rule that asks git at the same time is no danger to a lock.
    private static bool IsOfOthers(string process)
    {
        try
        {
            // The name of the program is in parentheses and may hold any sign.
            string text = File.ReadAllText(Path.Combine(process, "stat"));
            string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is not ("Z" or "X")
                && fields[1] != Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // A git whose folder may not be seen could be at work anywhere.
    private static bool IsBelow(string process, string folder) =>
        Target(Path.Combine(process, "cwd")) is not { } at
        || $"{at}/".StartsWith($"{folder}/", StringComparison.Ordinal);

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Links(string folder)
    {
        try
        {
            return [.. Directory.GetFileSystemEntries(folder).Select(Target).OfType<string>()];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
