using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.Processes;
using Automation.Tests.Health;

namespace Automation.Tests.Workplaces;

public sealed class The_devcontainer
{
    private const string Container = ".devcontainer/devcontainer.json";
    private const string Sdk = """{ "sdk": { "version": "10.0.400" } }""";

    [Fact]
    public void Has_the_sdk_of_global_json() => Assert.Empty(Here(File.ReadAllText(Full("global.json"))).Find("WF023"));

    [Fact]
    public void Is_found_with_another_sdk()
    {
        string text = File.ReadAllText(Full(Container));
        int line = 1 + text[..text.IndexOf("features/dotnet", StringComparison.Ordinal)].Count(x => x == '\n');
        Assert.Equal(
            [$"{Container}:{line}: Its SDK is 10.0.400, and global.json names 11.0.100."],
            Here(Sdk.Replace("10.0.400", "11.0.100", StringComparison.Ordinal)).Find("WF023")
        );
    }

    [Theory]
    [InlineData("""{ "features": { "a.b/features/dotnet:2": "10.0.400" } }""", null)]
    [InlineData("""{ "features": { "a.b/features/dotnet:2": "9.0" } }""", "Its SDK is 9.0, and")]
    [InlineData("""{ "features": { "a.b/features/dotnet": {} } }""", "Its SDK is whatever is newest, and")]
    [InlineData("""{ "features": { "a.b/features/dotnet-tools:1": { "version": "3" } } }""", null)]
    [InlineData("""{ "image": "a.b/dotnet:10.0" }""", null)]
    [InlineData("""{ "features": [] }""", null)]
    [InlineData("{", "It or global.json is not valid JSON.")]
    public void Is_judged_by_its_feature(string container, string? sentence)
    {
        string[] found = new HealthFiles().With(Container, container).With("global.json", Sdk).Find("WF023");
        if (sentence == null)
            Assert.Empty(found);
        else
            Assert.Contains(sentence, Assert.Single(found), StringComparison.Ordinal);
    }

    [Fact]
    public void Uses_only_what_the_schema_knows()
    {
        JsonObject container = Workplace.Read(Container);
        foreach (string name in new[] { "onCreateCommand", "updateContentCommand", "postCreateCommand" })
        {
            string command = (string)container[name]!;
            Assert.StartsWith("./build.sh ", command, StringComparison.Ordinal);
            Assert.Contains(command.Split(' ')[1], Workplace.Targets);
        }
        Assert.Equal(
            container["forwardPorts"]!.AsArray().Select(x => $"{x}"),
            container["portsAttributes"]!.AsObject().Select(x => x.Key)
        );
        Assert.All(container["portsAttributes"]!.AsObject(), x => Assert.NotEmpty((string)x.Value!["label"]!));
    }

    [SchemaFact]
    public void Has_no_name_that_the_schema_of_devcontainers_lacks()
    {
        JsonNode schema = JsonNode.Parse(File.ReadAllText(SchemaFactAttribute.File))!;
        HashSet<string> known = new(
            schema["definitions"]!
                .AsObject()
                .SelectMany(x => x.Value!["properties"]?.AsObject() ?? [])
                .Select(x => x.Key),
            StringComparer.Ordinal
        );
        Assert.All(Workplace.Read(Container), x => Assert.Contains(x.Key, known));
    }

    [NpmFact]
    public void Is_read_by_the_devcontainers_command()
    {
        using ScratchFolder folder = new();
        // It asks for running containers, of which there are none.
        string docker = folder.WriteProgram("docker", "#!/bin/sh\ncase $1 in inspect) echo '[]' ;; esac\n");
        CommandResult result = new Command(
            "npm",
            [
                "exec",
                "--yes",
                "--ignore-scripts",
                "--package",
                NpmFactAttribute.Package,
                "--",
                "devcontainer",
                "read-configuration",
                "--workspace-folder",
                RepositoryFolder.Path,
                "--docker-path",
                docker,
            ],
            folder.Path
        ).Run();
        Assert.True(result.ExitCode == 0, result.Error);
        using JsonDocument read = JsonDocument.Parse(result.Output);
        Assert.Equal(
            "./build.sh Setup",
            read.RootElement.GetProperty("configuration").GetProperty("postCreateCommand").GetString()
        );
    }

    private static HealthFiles Here(string sdk) =>
        new HealthFiles().With(Container, File.ReadAllText(Full(Container))).With("global.json", sdk);

    private static string Full(string path) => Path.Combine(RepositoryFolder.Path, path);
}
