using System.Text;
using System.Xml.Linq;

namespace Automation.Adopting;

/// <summary>A solution for a repository that has none.</summary>
internal static class NewSolution
{
    /// <summary>The content of a solution, in the XML form, with some projects.</summary>
    /// <param name="projects">The projects, relative to the folder of the solution.</param>
    public static byte[] Of(IEnumerable<string> projects) =>
        Encoding.UTF8.GetBytes(
            new XElement("Solution", projects.Select(x => new XElement("Project", new XAttribute("Path", x))))
                .ToString()
                .ReplaceLineEndings("\n") + "\n"
        );
}
