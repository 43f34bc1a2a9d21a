using System.Diagnostics.CodeAnalysis;
using Automation.Processes;
using Automation.Projects;

namespace Automation.Adopting;

/// <summary>Renders the template with <c>dotnet new</c>, from its own folder.</summary>
/// <param name="template">The folder of the template.</param>
[ExcludeFromCodeCoverage(Justification = "It starts dotnet new on the whole template; the proof of adoptions runs it.")]
public sealed class TemplateRendering(string template)
{
    private const string ShortName = "devex";

    /// <summary>Renders the template.</summary>
    /// <param name="answers">The answers, by the names of the template's options.</param>
    /// <param name="folder">A folder for it alone.</param>
    /// <returns>The folder with what was rendered.</returns>
    /// <exception cref="AutomationException">dotnet new failed.</exception>
    public string Render(IReadOnlyDictionary<string, string> answers, string folder)
    {
        ArgumentNullException.ThrowIfNull(answers);
        string output = Path.Combine(folder, "rendered");
        string[] hive = ["--debug:custom-hive", Path.Combine(folder, "hive")];
        Run(folder, ["install", template, .. hive]);
        Run(folder, [ShortName, "--output", output, "--allow-scripts", "no", .. hive, .. answers.SelectMany(Option)]);
        return output;
    }

    private static IEnumerable<string> Option(KeyValuePair<string, string> answer) =>
        answer.Key == AdoptionRecord.Capability
            ? answer.Value.Split(AdoptedRepository.Separator).SelectMany(x => new[] { $"--{answer.Key}", x })
        : answer.Value.Length == 0 ? []
        : [$"--{answer.Key}", answer.Value];

    private static void Run(string folder, IReadOnlyList<string> arguments)
    {
        CommandResult result = new Command("dotnet", ["new", .. arguments], folder)
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            },
        }.Run();
        if (result.ExitCode != 0)
            throw new AutomationException(
                $"dotnet new {arguments[0]} failed: {string.Join('\n', (result.Error + result.Output).Split('\n').Where(x => x.Trim().Length > 0).Take(5))}"
            );
    }
}
