using System.Diagnostics.CodeAnalysis;
using Automation.TemplateUpdates;

namespace Automation.Adopting;

/// <summary>Renders the template from its own folder.</summary>
/// <param name="template">The folder of the template.</param>
[ExcludeFromCodeCoverage(Justification = "It starts dotnet new on the whole template; the proof of adoptions runs it.")]
public sealed class TemplateRendering(string template)
{
    /// <summary>Renders the template.</summary>
    /// <param name="answers">The answers, by the names of the template's options.</param>
    /// <param name="folder">A folder for it alone.</param>
    /// <returns>The folder with what was rendered.</returns>
    /// <exception cref="AutomationException">The template does not take the answers.</exception>
    public string Render(IReadOnlyDictionary<string, string> answers, string folder)
    {
        string output = Path.Combine(folder, "rendered");
        IReadOnlyList<string> unknown = new DotNetTemplate(template).Render(template, template, answers, output);
        return unknown.Count == 0
            ? output
            : throw new AutomationException(
                $"The template asks for no {string.Join(", ", unknown)}. dotnet new devex --help lists what it asks for."
            );
    }
}
