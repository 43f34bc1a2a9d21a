using Automation.Templating;

namespace Automation.Adopting;

/// <summary>The template's own description, as far as it is asked for.</summary>
internal static class TemplateDefinition
{
    /// <summary>Where it lies, relative to the template.</summary>
    public const string File = ".template.config/template.json";

    /// <summary>The capabilities that can be taken.</summary>
    /// <param name="template">The folder of the template.</param>
    /// <exception cref="AutomationException">It is no clone of the template.</exception>
    public static IReadOnlyList<string> Capabilities(string template)
    {
        string file = Path.Combine(template, File);
        if (!System.IO.File.Exists(file))
            throw new AutomationException(
                $"{template} is no clone of the template: it has no {File}. Call the build.sh of a clone from the repository that is to get the capability."
            );
        TemplateParameter capability = TemplateManifest
            .Find(template)!
            .Parameters.Single(x => x.Name == AdoptionRecord.Capability);
        return [.. capability.Choices.Where(x => x != Projects.AdoptedRepository.Project)];
    }
}
