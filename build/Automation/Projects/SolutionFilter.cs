using System.Text.Json;
using System.Text.RegularExpressions;

namespace Automation.Projects;

/// <summary>A part of a solution, as <c>dotnet build</c> takes it.</summary>
public static partial class SolutionFilter
{
    /// <summary>Those of some projects that a solution has: a filter that names another one is no valid filter.</summary>
    /// <param name="solution">The solution, of either format.</param>
    /// <param name="projects">The projects.</param>
    public static IReadOnlyList<ProjectFile> Members(string solution, IEnumerable<ProjectFile> projects)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(solution))!;
        HashSet<string> members =
        [
            .. ProjectPath()
                .Matches(File.ReadAllText(solution))
                .Select(x => Path.GetFullPath(Path.Combine(folder, x.Groups["path"].Value.Replace('\\', '/')))),
        ];
        return [.. projects.Where(x => members.Contains(Path.GetFullPath(x.FullPath)))];
    }

    [GeneratedRegex("\"(?<path>[^\"]+\\.[a-z]*proj)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProjectPath();

    /// <summary>The content of a solution filter.</summary>
    /// <param name="file">Where it will lie: its paths are relative to this place.</param>
    /// <param name="solution">The solution.</param>
    /// <param name="projects">The projects of the part.</param>
    public static string Json(string file, string solution, IEnumerable<ProjectFile> projects) =>
        JsonSerializer.Serialize(
            new
            {
                solution = new
                {
                    path = Relative(Path.GetDirectoryName(file)!, solution),
                    projects = projects.Select(x => Relative(Path.GetDirectoryName(solution)!, x.FullPath)).ToArray(),
                },
            }
        );

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
