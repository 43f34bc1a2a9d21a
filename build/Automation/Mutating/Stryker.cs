using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.Processes;
using Automation.Tools;

namespace Automation.Mutating;

/// <summary>Runs Stryker on a core. Sources stay as they are: it changes the compiled code, in a build of its own.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="folder">The folder for that build and for the reports.</param>
public sealed class Stryker(string root, string folder)
{
    private const int Concurrency = 2;

    /// <summary>The tool. It takes 173 MB and runs at night, so the manifest that each clone restores does not list it.</summary>
    public static ListedTool Tool { get; } = new("dotnet-stryker", "5.1.0", ["dotnet-stryker"]);

    /// <summary>Where the report for people is.</summary>
    public string PageOf(MutationCore core) => Path.Combine(ReportsOf(core), "mutation-report.html");

    /// <summary>Runs it, which takes minutes.</summary>
    /// <param name="core">What is changed.</param>
    /// <param name="program">Stryker's program, a dll.</param>
    /// <exception cref="AutomationException">Stryker failed: the tests do not pass, or the project does not compile.</exception>
    public MutationReport Run(MutationCore core, string program)
    {
        string output = Path.Combine(folder, core.Project.Name);
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
        Directory.CreateDirectory(output);
        string settings = Path.Combine(output, "stryker-config.json");
        File.WriteAllText(settings, Settings(core));
        CommandResult result = new Command(
            "dotnet",
            ["exec", program, "--config-file", settings, "--output", output, "--skip-version-check"],
            Path.GetDirectoryName(core.Tests.FullPath)!
        )
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["BootstrapArtifacts"] = Path.Combine(folder, "build"),
                // What analyzers say was said by Lint.
                ["RunAnalyzers"] = "false",
                ["MSBUILDDISABLENODEREUSE"] = "1",
            },
        }.Run();
        return result.ExitCode == 0
            ? MutationReport.Read(root, Path.Combine(ReportsOf(core), "mutation-report.json"))
            : throw new AutomationException(
                $"Stryker could not test the tests of {core.Project.Name}. See first that they pass: ./build.sh Test. It said:\n{result.Output}{result.Error}".TrimEnd()
            );
    }

    /// <summary>What Stryker is told. Tests that do not run a line are not run for a change of it.</summary>
    internal static string Settings(MutationCore core)
    {
        JsonObject settings = new()
        {
            ["project"] = Path.GetFileName(core.Project.Path),
            ["configuration"] = "Release",
            ["mutate"] = new JsonArray([
                .. core.Files.Select(x => JsonValue.Create(x)),
                "!**/*.g.cs",
                "!**/*.generated.cs",
            ]),
            ["concurrency"] = Concurrency,
            ["coverage-analysis"] = "perTest",
            ["reporters"] = new JsonArray("json", "html"),
        };
        if (core.TestFilter != null)
            settings["test-case-filter"] = core.TestFilter;
        return new JsonObject { ["stryker-config"] = settings }.ToJsonString(
            new JsonSerializerOptions { WriteIndented = true }
        );
    }

    private string ReportsOf(MutationCore core) => Path.Combine(folder, core.Project.Name, "reports");
}
