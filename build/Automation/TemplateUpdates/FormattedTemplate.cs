using Automation.Repository;

namespace Automation.TemplateUpdates;

/// <summary>A template whose projects are formatted, as the first build of a project does it.</summary>
/// <param name="template">Makes the projects.</param>
/// <param name="formatting">Formats them.</param>
public sealed class FormattedTemplate(ITemplateRendering template, RenderedFormatting formatting) : ITemplateRendering
{
    /// <inheritdoc />
    public IReadOnlyList<string> Render(
        string package,
        string? source,
        IReadOnlyDictionary<string, string> answers,
        string folder
    )
    {
        IReadOnlyList<string> dropped = template.Render(package, source, answers, folder);
        // Against formatted files of the project every line that is not would be a change.
        return formatting.Apply(folder, RepositoryFiles.List(folder)) is [var problem, ..]
            ? throw new AutomationException(problem)
            : dropped;
    }
}
