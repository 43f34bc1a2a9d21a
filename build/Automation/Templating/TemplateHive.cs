using Automation.Processes;

namespace Automation.Templating;

/// <summary>A place of its own where <c>dotnet new</c> knows the template: what people have installed stays as it is.</summary>
/// <param name="folder">The folder, which may be new.</param>
/// <param name="start">Starts dotnet and waits for its end.</param>
public sealed class TemplateHive(string folder, Func<Command, CommandResult> start)
{
    private static readonly Dictionary<string, string?> Variables = new(StringComparer.Ordinal)
    {
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
    };

    /// <summary>Installs the template.</summary>
    /// <param name="package">The package, or the folder with the template's files.</param>
    /// <exception cref="AutomationException">It is none.</exception>
    public void Install(string package)
    {
        CommandResult result = start(
            new Command("dotnet", ["new", "install", package, "--debug:custom-hive", folder], Path.GetTempPath())
            {
                Environment = Variables,
            }
        );
        // A template that is not valid is a line of output, and no failure.
        if (result.ExitCode != 0 || !result.Output.Contains("devex", StringComparison.Ordinal))
            throw new AutomationException($"{package} cannot be installed: {(result.Error + result.Output).Trim()}");
    }

    /// <summary>Makes a project. Nothing is asked and no script runs.</summary>
    /// <param name="output">The folder that it is made in; null for the one in which the command starts.</param>
    /// <param name="arguments">The answers, as options.</param>
    /// <param name="from">The folder in which the command starts; null for one that does not matter.</param>
    /// <param name="variables">Environment variables that are set or removed.</param>
    public CommandResult Create(
        string? output,
        IReadOnlyList<string> arguments,
        string? from = null,
        IReadOnlyDictionary<string, string?>? variables = null
    ) =>
        start(
            new Command(
                "dotnet",
                [
                    "new",
                    "devex",
                    .. output == null ? Array.Empty<string>() : ["--output", output],
                    .. arguments,
                    "--allow-scripts",
                    "no",
                    "--no-update-check",
                    "--debug:custom-hive",
                    folder,
                ],
                from ?? Path.GetTempPath()
            )
            {
                Environment = new Dictionary<string, string?>(
                    Variables.Concat(variables ?? new Dictionary<string, string?>(StringComparer.Ordinal)),
                    StringComparer.Ordinal
                ),
            }
        );
}
