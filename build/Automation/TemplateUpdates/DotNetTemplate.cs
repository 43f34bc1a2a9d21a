using System.Text.RegularExpressions;
using Automation.Processes;
using Automation.Projects;

namespace Automation.TemplateUpdates;

/// <summary>Makes projects with <c>dotnet new</c>, and installs the template for that alone: what people have installed stays as it is.</summary>
/// <param name="root">The folder whose nuget.config says where packages come from.</param>
public sealed partial class DotNetTemplate(string root) : ITemplateRendering
{
    private const string ShortName = "devex";
    private const string Scripts = "allow-scripts";
    private const int InvalidOption = 127;
    private const int ScriptNotRun = 105;

    private static readonly Dictionary<string, string?> Variables = new(StringComparer.Ordinal)
    {
        // What it says of options is read.
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
    };

    /// <inheritdoc />
    public IReadOnlyList<string> Render(
        string package,
        string? source,
        IReadOnlyDictionary<string, string> answers,
        string folder
    )
    {
        string hive = folder + ".hive";
        CommandResult installed = DotNet("new", "install", Source(package, source), "--debug:custom-hive", hive);
        if (installed.ExitCode != 0)
            throw new AutomationException(
                $"The template {source ?? package} cannot be had: {Said(installed)} Name a version on your feeds, or the path of a package: --template VERSION|PATH"
            );
        // A template asks before it runs a script, and for ever where nobody answers. One without a script does not know the option.
        Dictionary<string, string> asked = new(answers, StringComparer.Ordinal) { [Scripts] = "no" };
        List<string> dropped = [];
        while (true)
        {
            CommandResult made = DotNet([
                "new",
                ShortName,
                // An option of which there can be several takes what it does not know for one more.
                .. asked.OrderBy(x => x.Key == AdoptedRepository.Answer).SelectMany(x => Option(x.Key, x.Value)),
                "--output",
                folder,
                "--no-update-check",
                "--debug:custom-hive",
                hive,
            ]);
            if (made.ExitCode is 0 or ScriptNotRun)
                return dropped;
            string[] unknown =
                made.ExitCode == InvalidOption
                    ?
                    [
                        .. UnknownOption()
                            .Matches(made.Output + made.Error)
                            .Select(x => x.Groups["name"].Value)
                            .Where(asked.ContainsKey),
                    ]
                    : [];
            if (unknown.Length == 0)
                throw new AutomationException(
                    $"The template {source ?? package} makes no project: {Said(made)} Where it does not take an answer, give another: --answers NAME=VALUE"
                );
            dropped.AddRange(unknown.Where(x => asked.Remove(x) && x != Scripts));
        }
    }

    /// <summary>True for a path, and not a version.</summary>
    internal static bool IsPath(string template) =>
        template.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase)
        || template.Contains('/')
        || template.Contains('\\')
        || Directory.Exists(template);

    private static string Source(string package, string? template)
    {
        if (template == null)
            return package;
        if (!IsPath(template))
            return $"{package}@{template}";
        string path = Path.GetFullPath(template);
        return Path.Exists(path) ? path : throw new AutomationException($"There is no template at {path}.");
    }

    /// <summary>An answer as an option; of several capabilities each is one.</summary>
    private static IEnumerable<string> Option(string name, string value) =>
        name == AdoptedRepository.Answer
            ? value.Split(AdoptedRepository.Separator).SelectMany(x => new[] { $"--{name}", x })
        : value.StartsWith('-') ? [$"--{name}={value}"]
        : [$"--{name}", value];

    private static string Said(CommandResult result) =>
        string.Join(
            ' ',
            $"{result.Error}\n{result.Output}"
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .TakeWhile(x => !x.StartsWith("For more information", StringComparison.Ordinal))
        );

    private CommandResult DotNet(params string[] arguments) =>
        new Command("dotnet", arguments, root) { Environment = Variables }.Run();

    [GeneratedRegex(
        "'--(?<name>[^'=]+)(=[^']*)?' is not a valid option",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex UnknownOption();
}
