using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>The same commit gets the same packages, tools and SDK, today and in a year.</summary>
internal sealed partial class ExactDependencies()
    : HealthRule(
        "WF015",
        HealthSeverity.Medium,
        "Packages, tools and the SDK are exact: lock files, locked restore in CI, source mapping, versions without ranges",
        "Pin it, or say in .config/health.json why it cannot be."
    )
{
    private const string Props = "Directory.Build.props";

    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        string[] projects = [.. repository.Files.Where(x => x.EndsWith(".csproj", StringComparison.Ordinal))];
        return projects.Length == 0
            ? []
            : [.. Locks(repository, projects), .. Sources(repository), .. Sdk(repository), .. Versions(repository)];
    }

    private IEnumerable<HealthFinding> Locks(HealthRepository repository, string[] projects)
    {
        foreach (string project in projects)
        {
            string folder = project[..(project.LastIndexOf('/') + 1)];
            if (!repository.Has(folder + "packages.lock.json"))
                yield return Found(project, 1, "The project has no packages.lock.json beside it.");
        }
        bool isLocked =
            LockedRestore().IsMatch(repository.Text(Props))
            || repository
                .Workflows.All.SelectMany(x => x.Steps)
                .Any(x => x.Step.Run?.Text?.Contains("--locked-mode", StringComparison.Ordinal) == true);
        if (!isLocked)
            yield return Found(Props, 1, "CI restores without RestoreLockedMode, so that lock files decide nothing.");
    }

    private IEnumerable<HealthFinding> Sources(HealthRepository repository)
    {
        string? path = repository.Files.FirstOrDefault(x =>
            x.Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
        );
        if (
            path == null
            || !repository.Text(path).Contains("<packageSourceMapping", StringComparison.OrdinalIgnoreCase)
        )
            yield return Found(
                path ?? "nuget.config",
                1,
                "No package source mapping says which source a package comes from."
            );
    }

    private IEnumerable<HealthFinding> Sdk(HealthRepository repository)
    {
        string text = repository.Text("global.json");
        if (!SdkVersion().IsMatch(text))
            yield return Found("global.json", 1, "The version of the SDK is not pinned.");
        else if (LooseSdk().IsMatch(text))
            yield return Found("global.json", 1, "The SDK rolls forward to another minor or major version.");
        foreach (Workflow workflow in repository.Workflows.All)
        {
            foreach ((_, JobStep step) in workflow.Steps.Where(x => x.Step.Is("actions/setup-dotnet")))
            {
                if (
                    step.With("global-json-file") == null
                    && step.With("dotnet-version") is { } version
                    && Range().IsMatch(version.Text ?? "x")
                )
                    yield return Found(workflow.Path, version.Line, $"The SDK '{version.Text}' is any of several.");
            }
        }
    }

    private IEnumerable<HealthFinding> Versions(HealthRepository repository)
    {
        foreach (string path in repository.Files.Where(x => HasVersions(x)))
        {
            string[] lines = repository.Text(path).Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                foreach (Match match in Version().Matches(lines[i]))
                {
                    string version = match.Groups["version"].Value;
                    if (Range().IsMatch(version) && !Exact().IsMatch(version))
                        yield return Found(path, i + 1, $"The version '{version}' is any of several.");
                }
            }
        }
    }

    private static bool HasVersions(string path) =>
        Path.GetFileName(path) is "dotnet-tools.json" || Path.GetExtension(path) is ".csproj" or ".props" or ".targets";

    [GeneratedRegex(
        @"<RestoreLockedMode[^>]*>\s*true\s*<",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex LockedRestore();

    [GeneratedRegex(@"""version""\s*:\s*""\d+\.\d+\.\d{3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SdkVersion();

    [GeneratedRegex(
        @"""rollForward""\s*:\s*""(latest)?(Major|Minor)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex LooseSdk();

    [GeneratedRegex(
        @"[Vv]ersion(Override)?([""']?\s*[=:]\s*[""'](?<version>[^""'$<>]*)[""']|>(?<version>[^""'$<>]*)</)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Version();

    [GeneratedRegex(@"[*\[(,]|(^|\.)x", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"^\[[\w.+-]+\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exact();
}
