using System.Xml;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Reads solution files.</summary>
public static class SolutionModelTasks
{
    private const string SolutionFolderType = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

    /// <summary>Reads a <c>.sln</c> or <c>.slnx</c> file.</summary>
    /// <exception cref="ArgumentException">There is no such file, or it cannot be read.</exception>
    public static Solution ReadSolution(this AbsolutePath path)
    {
        Assert.True(path.FileExists(), $"The solution {path} does not exist.");
        return path.HasExtension("slnx") ? ReadXml(path) : ReadText(path);
    }

    private static Solution ReadText(AbsolutePath path)
    {
        Solution solution = new(path);
        Dictionary<string, string> folders = new(StringComparer.OrdinalIgnoreCase);
        List<(string Id, string Name, AbsolutePath Path)> projects = [];
        Dictionary<string, string> parents = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in File.ReadLines(path).Select(x => x.Trim()))
        {
            string[] quoted = line.Split('"');
            if (line.StartsWith("Project(", StringComparison.Ordinal) && quoted.Length >= 8)
            {
                if (string.Equals(quoted[1], SolutionFolderType, StringComparison.OrdinalIgnoreCase))
                    folders[quoted[7]] = quoted[3];
                else
                    projects.Add((quoted[7], quoted[3], Full(path, quoted[5])));
            }
            else if (line.StartsWith('{') && line.Split(" = ") is [var child, ['{', ..] parent])
            {
                parents[child] = parent;
            }
        }
        foreach ((string id, string name, AbsolutePath file) in projects)
            solution.Add(
                name,
                file,
                parents.TryGetValue(id, out string? parent) ? folders.GetValueOrDefault(parent) : null
            );
        return solution;
    }

    private static Solution ReadXml(AbsolutePath path)
    {
        Solution solution = new(path);
        try
        {
            foreach (XElement project in XDocument.Load(path).Descendants("Project"))
            {
                AbsolutePath file = Full(
                    path,
                    project.Attribute("Path")?.Value
                        ?? throw new ArgumentException($"{path} names a project without a path.")
                );
                string? folder = project.Parent is { Name.LocalName: "Folder" } parent
                    ? parent.Attribute("Name")?.Value.Trim('/')
                    : null;
                solution.Add(project.Attribute("DisplayName")?.Value ?? file.NameWithoutExtension, file, folder);
            }
        }
        catch (XmlException exception)
        {
            throw new ArgumentException(
                $"{path}:{exception.LineNumber}:{exception.LinePosition} is not valid XML: {exception.Message}",
                exception
            );
        }
        return solution;
    }

    private static AbsolutePath Full(AbsolutePath solution, string path) => solution.Parent! / path.Replace('\\', '/');
}
