namespace Automation.TemplateUpdates;

/// <summary>Makes projects from versions of a template.</summary>
public interface ITemplateRendering
{
    /// <summary>Makes a project.</summary>
    /// <param name="package">The name of the template's package.</param>
    /// <param name="source">A version, or the path of a package or of the template's folder; null for the newest that can be had.</param>
    /// <param name="answers">The answers by the names of the questions.</param>
    /// <param name="folder">The folder that it is made in, which is not there yet.</param>
    /// <returns>The names of the answers that this version has no question for.</returns>
    /// <exception cref="AutomationException">The template cannot be had, or does not take an answer.</exception>
    IReadOnlyList<string> Render(
        string package,
        string? source,
        IReadOnlyDictionary<string, string> answers,
        string folder
    );
}
