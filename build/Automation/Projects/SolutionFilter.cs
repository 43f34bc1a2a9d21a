using System.Text.Json;

namespace Automation.Projects;

/// <summary>A part of a solution, as <c>dotnet build</c> takes it.</summary>
public static class SolutionFilter
{
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
