using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Automation.Tests.Documents;

/// <summary>What people meet who report something or send a change: forms, the template of a pull request, CONTRIBUTING.</summary>
public sealed partial class Files_for_contributors
{
    private const string Forms = ".github/ISSUE_TEMPLATE";
    private static readonly string[] Kinds = ["checkboxes", "dropdown", "input", "markdown", "textarea"];

    public static TheoryData<string> Form =>
        [
            .. Directory
                .GetFiles(Path.Combine(RepositoryFolder.Path, Forms), "*.yml")
                .Select(Path.GetFileName)
                .OfType<string>()
                .Where(x => x != "config.yml"),
        ];

    [Theory]
    [MemberData(nameof(Form))]
    public void are_forms_that_GitHub_takes(string form)
    {
        YamlMappingNode root = Read(form);
        List<YamlMappingNode> body = [.. ((YamlSequenceNode)root["body"]).Children.Cast<YamlMappingNode>()];

        Assert.Empty(Keys(root).Except(["name", "description", "title", "labels", "body"], StringComparer.Ordinal));
        Assert.Empty(new[] { "name", "description", "body" }.Except(Keys(root), StringComparer.Ordinal));
        Assert.Contains(body, x => Text(x, "type") != "markdown");
        Assert.All(body, x => Assert.Contains(Text(x, "type"), Kinds));
        Assert.All(
            body,
            x => Assert.Empty(Keys(x).Except(["type", "id", "attributes", "validations"], StringComparer.Ordinal))
        );
        Assert.All(
            body,
            x =>
                Assert.Contains(
                    Text(x, "type") == "markdown" ? "value" : "label",
                    Keys((YamlMappingNode)x["attributes"])
                )
        );
        string[] ids = [.. body.Where(x => Text(x, "type") != "markdown").Select(x => Text(x, "id"))];
        Assert.All(ids, x => Assert.Matches("^[a-z]+$", x));
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Form))]
    public void have_labels_that_the_repository_has(string form)
    {
        JsonNode governance = JsonNode.Parse(File(".github/governance.json"))!;
        string[] known = [.. governance["labels"]!.AsArray().Select(x => (string)x!["name"]!)];

        if (Read(form).Children.TryGetValue("labels", out YamlNode? labels))
            Assert.All((YamlSequenceNode)labels, x => Assert.Contains(x.ToString(), known));
    }

    [Fact]
    public void ask_in_a_bug_for_what_finding_it_takes() =>
        Assert.All(
            ["./build.sh Version", "./build.sh Doctor --json", "SECURITY.md"],
            x => Assert.Contains(x, File($"{Forms}/bug.yml"), StringComparison.Ordinal)
        );

    [Fact]
    public void name_every_gate_in_a_pull_request()
    {
        string[] gates = [.. Gate().Matches(File("build/Targets/IVerify.cs")).Select(x => x.Groups["gate"].Value)];

        Assert.True(gates.Length >= 8, "The gates of Verify are not read as they are written.");
        Assert.All(
            gates,
            x => Assert.Contains($"- [ ] `{x}`", File(".github/pull_request_template.md"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void say_in_forty_lines_how_to_contribute()
    {
        string page = File("CONTRIBUTING.md");

        Assert.InRange(page.Split('\n').Length, 10, 40);
        Assert.All(
            ["Set up", "Style", "Branches", "Pull requests", "SECURITY.md", "CODE_OF_CONDUCT.md", "SUPPORT.md"],
            x => Assert.Contains(x, page, StringComparison.Ordinal)
        );
    }

    private static YamlMappingNode Read(string form)
    {
        YamlStream yaml = [];
        yaml.Load(new StringReader(File($"{Forms}/{form}")));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static string[] Keys(YamlMappingNode node) => [.. node.Children.Keys.Select(x => x.ToString())];

    private static string Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out YamlNode? value) ? value.ToString() : "";

    private static string File(string path) =>
        System.IO.File.ReadAllText(Path.Combine(RepositoryFolder.Path, path)).TrimEnd();

    [GeneratedRegex(
        @"DependsOn(<\w+>)?\((x => x\.)?(?<gate>\w+)\)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Gate();
}
