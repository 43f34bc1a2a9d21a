using System.Text.RegularExpressions;
using Automation.Processes;
using Automation.Projects;

namespace Automation.TemplateUpdates;

/// <summary>Makes projects with <c>dotnet new</c>, and installs the template for that alone: what people have installed stays as it is.</summary>
/// <param name="root">The folder whose nuget.config says where packages come from.</param>
public sealed partial class DotNetTemplate(string root) : ITemplateRendering
{
    private const int InvalidOption = 127;
    private const int ScriptNotRun = 105;

    /// <inheritdoc />
    public IReadOnlyList<string> Render(
        string package,
        string? source,
        IReadOnlyDictionary<string, string> answers,
        string folder
    )
    {
        TemplateHive hive = new(folder + ".hive", x => x.Run());
        if (hive.Install(Source(package, source), root) is { } reason)
            throw new AutomationException(
                $"The template {source ?? package} cannot be had: {reason} Name a version on your feeds, or the path of a package: --template VERSION|PATH"
            );
        Dictionary<string, string> asked = new(answers, StringComparer.Ordinal);
        bool hasScripts = true;
        List<string> dropped = [];
        while (true)
        {
            // An option of which there can be several takes what it does not know for one more.
            string[] options =
            [
                .. asked.OrderBy(x => x.Key == AdoptedRepository.Answer).SelectMany(x => Option(x.Key, x.Value)),
            ];
            CommandResult made = hive.Create(folder, options, root, hasScripts: hasScripts);
            if (made.ExitCode is 0 or ScriptNotRun)
                return dropped;
            string[] unknown =
                made.ExitCode == InvalidOption
                    ?
                    [
                        .. UnknownOption()
                            .Matches(made.Output + made.Error)
                            .Select(x => x.Groups["name"].Value)
                            .Where(x => asked.ContainsKey(x) || (hasScripts && x == TemplateHive.Scripts)),
                    ]
                    : [];
            if (unknown.Length == 0)
                throw new AutomationException(
                    $"The template {source ?? package} makes no project: {TemplateHive.Said(made)} Where it does not take an answer, give another: --answers NAME=VALUE"
                );
            hasScripts &= !unknown.Contains(TemplateHive.Scripts, StringComparer.Ordinal);
            dropped.AddRange(unknown.Where(x => asked.Remove(x)));
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

    [GeneratedRegex(
        "'--(?<name>[^'=]+)(=[^']*)?' is not a valid option",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex UnknownOption();
}
