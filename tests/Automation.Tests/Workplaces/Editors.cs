using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Automation.Tests.Workplaces;

public sealed class Editors
{
    private static readonly HashSet<string> Projects = Directory
        .GetFiles(Path.Combine(RepositoryFolder.Path, "src"), "*.csproj", SearchOption.AllDirectories)
        .Append(Path.Combine(RepositoryFolder.Path, "build", "_build.csproj"))
        .Select(x => Path.GetFileNameWithoutExtension(x))
        .ToHashSet(StringComparer.Ordinal);

    public static TheoryData<string> RunConfigurations { get; } =
    [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, ".run")).Select(x => Path.GetFileName(x))];

    [Fact]
    public void Have_tasks_that_are_targets()
    {
        JsonArray tasks = Workplace.Read(".vscode/tasks.json")["tasks"]!.AsArray();
        Assert.All(tasks, x => Assert.Contains((string)x!["args"]![0]!, Workplace.Targets));
        Assert.Contains(tasks, x => (string)x!["label"]! == "Test");
    }

    [Fact]
    public void Start_programs_that_the_solution_makes()
    {
        JsonObject launch = Workplace.Read(".vscode/launch.json");
        JsonObject[] started =
        [
            .. launch["configurations"]!.AsArray().Select(x => x!.AsObject()).Where(x => x.ContainsKey("program")),
        ];
        Assert.NotEmpty(started);
        foreach (JsonObject one in started)
        {
            string[] path = ((string)one["program"]!).Split('/');
            Assert.Equal(["${workspaceFolder}", "artifacts", "bin", path[3], "debug", path[3] + ".dll"], path);
            Assert.Contains(path[3], Projects);
            Assert.Equal("Compile", (string)one["preLaunchTask"]!);
        }
        string[] names = [.. launch["configurations"]!.AsArray().Select(x => (string)x!["name"]!)];
        Assert.All(
            launch["compounds"]!.AsArray(),
            x => Assert.All(x!["configurations"]!.AsArray(), y => Assert.Contains((string)y!, names))
        );
    }

    [Theory]
    [MemberData(nameof(RunConfigurations))]
    public void Have_run_configurations_that_start_something(string file)
    {
        XElement configuration = XDocument
            .Load(Path.Combine(RepositoryFolder.Path, ".run", file))
            .Root!.Element("configuration")!;
        Assert.Equal(file, $"{(string)configuration.Attribute("name")!}.run.xml");
        Dictionary<string, string> options = configuration
            .Elements("option")
            .ToDictionary(
                x => (string)x.Attribute("name")!,
                x => (string)x.Attribute("value")!,
                StringComparer.Ordinal
            );
        if (options.TryGetValue("SCRIPT_OPTIONS", out string? arguments))
        {
            Assert.Equal("$PROJECT_DIR$/build.sh", options["SCRIPT_PATH"]);
            Assert.Contains(arguments.Split(' ')[0], Workplace.Targets);
            return;
        }
        string project = options["PROJECT_PATH"]
            .Replace("$PROJECT_DIR$", RepositoryFolder.Path, StringComparison.Ordinal);
        Assert.True(File.Exists(project), project);
    }

    [Fact]
    public void Are_told_which_extensions_are_of_use() =>
        Assert.Contains(
            "csharpier.csharpier-vscode",
            Workplace.Read(".vscode/extensions.json")["recommendations"]!.AsArray().Select(x => (string)x!)
        );
}
