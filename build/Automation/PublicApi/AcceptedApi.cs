using Automation.Projects;

namespace Automation.PublicApi;

/// <summary>The public API of a library that somebody accepted: a file beside its project, a line for each member.</summary>
public static class AcceptedApi
{
    /// <summary>What the file is called.</summary>
    public const string FileName = "PublicApi.txt";

    /// <summary>The file of a project, relative to the root, with slashes.</summary>
    public static string PathOf(ProjectFile project) =>
        $"{project.Path[..(project.Path.LastIndexOf('/') + 1)]}{FileName}";

    /// <summary>The accepted lines; null when there is no file.</summary>
    public static IReadOnlyList<string>? Read(ProjectFile project)
    {
        string file = FileOf(project);
        return File.Exists(file) ? Lines(File.ReadAllText(file)) : null;
    }

    /// <summary>Accepts lines.</summary>
    /// <returns>False when they were accepted before.</returns>
    public static bool Write(ProjectFile project, IReadOnlyList<string> lines)
    {
        if (Read(project)?.SequenceEqual(lines, StringComparer.Ordinal) == true)
            return false;
        File.WriteAllText(FileOf(project), string.Concat(lines.Select(x => x + "\n")));
        return true;
    }

    /// <summary>The lines of a file's text, whatever ends them.</summary>
    internal static IReadOnlyList<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string FileOf(ProjectFile project) =>
        Path.Combine(Path.GetDirectoryName(project.FullPath)!, FileName);
}
