using Automation.Projects;

namespace Automation.Documentation.Diagrams;

/// <summary>The projects and the references between them, from the project files.</summary>
internal static class ProjectDiagram
{
    /// <summary>Those of <c>src</c>, a frame for each domain.</summary>
    public static Diagram Of(DocumentedRepository repository)
    {
        ProjectFile[] projects = In(repository, "src/");
        return Draw(projects, x => Domain(x, projects));
    }

    /// <summary>Those of <c>build</c>.</summary>
    public static Diagram OfBuild(DocumentedRepository repository) =>
        Draw([.. In(repository, "build/").Where(x => x.Name != "ReadyToRun")], _ => "");

    private static ProjectFile[] In(DocumentedRepository repository, string folder) =>
        [.. repository.Projects.Where(x => !x.IsTest && x.Path.StartsWith(folder, StringComparison.Ordinal))];

    private static Diagram Draw(ProjectFile[] projects, Func<ProjectFile, string> group)
    {
        Dictionary<string, string> names = projects.ToDictionary(x => x.Path, x => x.Name, StringComparer.Ordinal);
        return new Diagram(
            [
                .. projects
                    .GroupBy(group, StringComparer.Ordinal)
                    .Select(x => (x.Key, (IReadOnlyList<string>)[.. x.Select(y => y.Name)])),
            ],
            projects.SelectMany(x => x.References.Where(names.ContainsKey).Select(y => (x.Name, names[y])))
        );
    }

    /// <summary>The core library whose name the project's own begins with.</summary>
    private static string Domain(ProjectFile project, ProjectFile[] all) =>
        all.Where(x => project.Name == x.Name || project.Name.StartsWith(x.Name + ".", StringComparison.Ordinal))
            .MinBy(x => x.Name.Length)!
            .Name;
}
