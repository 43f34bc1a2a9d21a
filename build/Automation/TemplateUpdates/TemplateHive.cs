using Automation.Processes;

namespace Automation.TemplateUpdates;

/// <summary>A place of its own where <c>dotnet new</c> knows the template: what people have installed stays as it is.</summary>
/// <param name="folder">The folder, which may be new.</param>
/// <param name="start">Starts dotnet and waits for its end.</param>
public sealed class TemplateHive(string folder, Func<Command, CommandResult> start)
{
    /// <summary>The option that says whether scripts of a template run.</summary>
    internal const string Scripts = "allow-scripts";

    private const string ShortName = "devex";

    private static readonly Dictionary<string, string?> Variables = new(StringComparer.Ordinal)
    {
        // What it says of options is read.
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
    };

    /// <summary>Installs the template.</summary>
    /// <param name="package">The package, with <c>@VERSION</c> where one is meant, its file, or the folder with the template's files.</param>
    /// <param name="from">The folder whose nuget.config says where packages come from; null when that does not matter.</param>
    /// <returns>Null, or what dotnet says against it.</returns>
    public string? Install(string package, string? from = null)
    {
        CommandResult result = Run(["install", package], from, null);
        // A template that is not valid is a line of output, and no failure.
        return result.ExitCode == 0 && result.Output.Contains(ShortName, StringComparison.Ordinal)
            ? null
            : Said(result);
    }

    /// <summary>Makes a project. Nothing is asked and no script runs: a template asks before it runs one, and for ever where nobody answers.</summary>
    /// <param name="output">The folder that it is made in; null for the one in which the command starts.</param>
    /// <param name="arguments">The answers, as options.</param>
    /// <param name="from">The folder in which the command starts; null for one that does not matter.</param>
    /// <param name="variables">Environment variables that are set or removed.</param>
    /// <param name="hasScripts">False for a template without scripts, which does not know the option that refuses them.</param>
    public CommandResult Create(
        string? output,
        IReadOnlyList<string> arguments,
        string? from = null,
        IReadOnlyDictionary<string, string?>? variables = null,
        bool hasScripts = true
    ) =>
        Run(
            [
                ShortName,
                .. output == null ? Array.Empty<string>() : ["--output", output],
                .. arguments,
                .. hasScripts ? (string[])["--" + Scripts, "no"] : [],
                "--no-update-check",
            ],
            from,
            variables
        );

    /// <summary>What dotnet says, in one line and without its advice.</summary>
    internal static string Said(CommandResult result) =>
        string.Join(
            ' ',
            $"{result.Error}\n{result.Output}"
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .TakeWhile(x => !x.StartsWith("For more information", StringComparison.Ordinal))
        );

    private CommandResult Run(
        IReadOnlyList<string> arguments,
        string? from,
        IReadOnlyDictionary<string, string?>? variables
    ) =>
        start(
            new Command("dotnet", ["new", .. arguments, "--debug:custom-hive", folder], from ?? Path.GetTempPath())
            {
                Environment = new Dictionary<string, string?>(
                    Variables.Concat(variables ?? new Dictionary<string, string?>(StringComparer.Ordinal)),
                    StringComparer.Ordinal
                ),
            }
        );
}
