using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Automation.Templating.Checking;

/// <summary>Finds packages that have a version and no project, and tools that the build never calls.</summary>
/// <remarks>A reference under a condition counts: a documented switch chooses it.</remarks>
internal static class UnusedDependencies
{
    private const string Versions = "Directory.Packages.props";
    private const string Tools = ".config/dotnet-tools.json";

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Find(MadeProject project)
    {
        try
        {
            return [.. Packages(project), .. UnusedTools(project)];
        }
        catch (Exception exception)
            when (exception is XmlException or JsonException or InvalidOperationException or NullReferenceException)
        {
            return [$"The dependencies cannot be read: {exception.Message}"];
        }
    }

    private static IEnumerable<string> Packages(MadeProject project)
    {
        if (!project.Has(Versions))
            return [];
        HashSet<string> used =
        [
            .. project
                .Files.Where(x => Path.GetExtension(x) is ".csproj" or ".props" or ".targets")
                .SelectMany(x => XDocument.Parse(project.Text(x)).Descendants("PackageReference"))
                .Select(x => (x.Attribute("Include") ?? x.Attribute("Update"))?.Value ?? ""),
        ];
        return XDocument
            .Parse(project.Text(Versions))
            .Descendants("PackageVersion")
            .Select(x => x.Attribute("Include")?.Value ?? "")
            .Where(x => !used.Contains(x))
            .Select(x => $"{Versions} gives {x} a version, and no project refers to it.");
    }

    private static IEnumerable<string> UnusedTools(MadeProject project) =>
        project.Has(Tools)
            ? JsonNode.Parse(project.Text(Tools))!["tools"]!
                .AsObject()
                .Select(x => x.Key)
                .Where(x =>
                    !project.Files.Any(y =>
                        IsOfBuild(y) && project.Text(y).Contains($"\"{x}\"", StringComparison.OrdinalIgnoreCase)
                    )
                )
                .Select(x => $"{Tools} lists {x}, which the build never calls.")
            : [];

    private static bool IsOfBuild(string path) =>
        path.StartsWith("build/", StringComparison.Ordinal) && Path.GetExtension(path) == ".cs";
}
