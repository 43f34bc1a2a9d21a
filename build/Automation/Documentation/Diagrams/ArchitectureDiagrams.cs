namespace Automation.Documentation.Diagrams;

/// <summary>Puts the diagrams that are made from the code where pages ask for them, with a comment <c>diagram: NAME</c>.</summary>
public static class ArchitectureDiagrams
{
    private static readonly Dictionary<string, Func<DocumentedRepository, Diagram>> All = new(StringComparer.Ordinal)
    {
        ["projects"] = ProjectDiagram.Of,
        ["build"] = ProjectDiagram.OfBuild,
        ["rooms"] = RoomDiagram.Of,
    };

    /// <summary>A page with its diagrams. One that would be empty is left out.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="path">The page's path, for the sentence that says what is wrong.</param>
    /// <param name="page">The page.</param>
    /// <exception cref="AutomationException">It asks for a diagram that there is not.</exception>
    public static string Fill(DocumentedRepository repository, string path, string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        const string Start = "<!-- diagram: ";
        return string.Join(
            '\n',
            page.Split('\n')
                .Select(x =>
                    x.StartsWith(Start, StringComparison.Ordinal) && x.EndsWith("-->", StringComparison.Ordinal)
                        ? Drawn(x[Start.Length..^"-->".Length].Trim())
                        : x
                )
        );

        string Drawn(string name)
        {
            if (!All.TryGetValue(name, out Func<DocumentedRepository, Diagram>? draw))
                throw new AutomationException(
                    $"{path} asks for the diagram '{name}'. There are {string.Join(", ", All.Keys)}."
                );
            Diagram diagram = draw(repository);
            return diagram.IsEmpty ? "" : $"```mermaid\n{diagram.Mermaid}```";
        }
    }
}
