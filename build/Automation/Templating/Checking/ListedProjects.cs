using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Automation.Projects;

namespace Automation.Templating.Checking;

/// <summary>Finds projects that the solution, a reference or a lock file names and that are not there, and projects that the solution forgets.</summary>
internal static class ListedProjects
{
    // It compiles native images of the build, and is no part of it.
    private const string ReadyToRun = "build/ReadyToRun/ReadyToRun.csproj";

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Find(MadeProject project)
    {
        ProjectFile[] projects;
        try
        {
            projects = [.. ProjectFile.ReadAll(project.Root, project.Files)];
        }
        catch (AutomationException exception)
        {
            return [exception.Message];
        }
        return
        [
            .. Solution(project, projects),
            .. projects.SelectMany(x =>
                x.References.Where(y => !project.Has(y)).Select(y => $"{x.Path} refers to {y}, which is not there.")
            ),
            .. projects.SelectMany(x => Locked(project, x, projects)),
        ];
    }

    private static IEnumerable<string> Solution(MadeProject project, ProjectFile[] projects)
    {
        string file = $"{project.Product}.slnx";
        if (!project.Has(file))
            return [];
        try
        {
            string[] listed =
            [
                .. XDocument
                    .Parse(project.Text(file))
                    .Descendants("Project")
                    .Select(x => x.Attribute("Path")?.Value ?? ""),
            ];
            return
            [
                .. listed.Where(x => !project.Has(x)).Select(x => $"{file} lists {x}, which is not there."),
                .. projects
                    .Where(x => x.Path != ReadyToRun && !listed.Contains(x.Path, StringComparer.Ordinal))
                    .Select(x => $"{file} does not list {x.Path}."),
            ];
        }
        catch (XmlException)
        {
            // That it cannot be read is told of all files.
            return [];
        }
    }

    private static IEnumerable<string> Locked(MadeProject project, ProjectFile of, ProjectFile[] projects)
    {
        string file = $"{Path.GetDirectoryName(of.Path)!.Replace('\\', '/')}/packages.lock.json";
        if (!project.Has(file))
            return [];
        try
        {
            return
            [
                .. JsonNode.Parse(project.Text(file))!["dependencies"]!
                    .AsObject()
                    .SelectMany(x => x.Value!.AsObject())
                    .Where(x => (string?)x.Value!["type"] == "Project")
                    .Select(x => x.Key)
                    .Where(x =>
                        !projects.Any(y => string.Equals(y.AssemblyName, x, StringComparison.OrdinalIgnoreCase))
                    )
                    .Select(x => $"{file} names the project {x}, which is not there."),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            return [$"{file} is no lock file: {exception.Message}"];
        }
    }
}
