using System.IO.Compression;
using System.Text.Json.Nodes;
using Automation.Packaging;
using Automation.TemplateUpdates;
using Automation.Templating;
using Automation.Templating.Trying;

namespace Automation.Tests.Templating;

public sealed class The_packed_template : IDisposable
{
    private const string Prefix = "content/";
    private readonly ScratchFolder scratch = new();
    private readonly TemplatePackage template = new(RepositoryFolder.Path);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Is_the_same_twice()
    {
        Assert.Equal(File.ReadAllBytes(Pack("one")), File.ReadAllBytes(Pack("two")));
        Assert.Empty(PackageCheck.Check(Path.Combine(scratch.Path, "one"), ["DevEx.Template"]));
    }

    [Fact]
    public void Holds_what_git_tracks_and_nothing_else()
    {
        using ZipArchive package = ZipFile.OpenRead(Pack("one"));
        string[] names = [.. package.Entries.Select(x => x.FullName)];
        Assert.Equal(
            [
                "[Content_Types].xml",
                "_rels/.rels",
                "DevEx.Template.nuspec",
                "package/services/metadata/core-properties/package.psmdcp",
                "README.md",
            ],
            names.Where(x => !x.StartsWith(Prefix, StringComparison.Ordinal))
        );
        string[] files =
        [
            .. names.Where(x => x.StartsWith(Prefix, StringComparison.Ordinal)).Select(x => x[Prefix.Length..]),
        ];
        Assert.Equal(template.Files(), files);
        Assert.Empty(
            files.Except(
                new Automation.Git.GitRepository(RepositoryFolder.Path).Lines("ls-files"),
                StringComparer.Ordinal
            )
        );
        foreach (string file in new[] { ".gitignore", ".editorconfig", ".husky/pre-commit", "build.sh", "global.json" })
            Assert.Contains(file, files);
        foreach (
            string ours in new[]
            {
                "CHANGELOG.md",
                "docs/decisions/",
                "tests/Automation.Tests/",
                "build/Automation/Templating/",
                ".ci/",
            }
        )
            Assert.DoesNotContain(files, x => x.StartsWith(ours, StringComparison.Ordinal));
    }

    [Fact]
    public void Knows_its_version()
    {
        using ZipArchive package = ZipFile.OpenRead(Pack("one"));
        using StreamReader reader = new(package.GetEntry(Prefix + TemplateManifest.FileName)!.Open());
        JsonNode stamped = JsonNode.Parse(reader.ReadToEnd())!;
        Assert.Equal(
            "1.2.3",
            (string?)
                stamped["symbols"]!.AsObject().Single(x => (string?)x.Value!["replaces"] == "Template.Version").Value![
                    "parameters"
                ]!["value"]
        );
        using StreamReader nuspec = new(package.GetEntry("DevEx.Template.nuspec")!.Open());
        string text = nuspec.ReadToEnd();
        Assert.Contains("<version>1.2.3</version>", text, StringComparison.Ordinal);
        Assert.Contains("<packageType name=\"Template\" />", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_described_for_the_command_line_and_for_editors()
    {
        string[] asked =
        [
            .. TemplateManifest
                .Find(RepositoryFolder.Path)!
                .Parameters.Select(x => x.Name)
                .Order(StringComparer.Ordinal),
        ];
        JsonObject commandLine = Host("dotnetcli.host.json")["symbolInfo"]!.AsObject();
        Assert.Equal(asked, commandLine.Select(x => x.Key).Order(StringComparer.Ordinal));
        Assert.All(commandLine, x => Assert.Equal(x.Key, (string?)x.Value!["longName"]));
        JsonArray editor = Host("ide.host.json")["symbolInfo"]!.AsArray();
        Assert.Equal(asked, editor.Select(x => (string)x!["id"]!).Order(StringComparer.Ordinal));
        // Only programs answer these: Adopt, for a repository that is there.
        string[] hidden = ["capability", "solution"];
        Assert.All(editor, x => Assert.Equal(!hidden.Contains((string?)x!["id"]), (bool?)x!["isVisible"]));
        Assert.All(commandLine, x => Assert.Equal(hidden.Contains(x.Key), (string?)x.Value!["isHidden"] == "true"));
    }

    [Fact]
    public void Is_tried_with_answers_that_can_be_given()
    {
        IReadOnlyList<TemplateParameter> parameters = TemplateManifest.Find(RepositoryFolder.Path)!.Parameters;
        IReadOnlyList<TemplateCase> rendered = TemplateCases.Rendered(parameters);
        TemplateCase[] all = [.. TemplateCases.Built, .. rendered];
        Assert.Equal(all.Length, all.Select(x => x.Name).Distinct(StringComparer.Ordinal).Count());
        foreach ((string question, string answer) in all.SelectMany(x => x.Answers))
        {
            TemplateParameter parameter = Assert.Single(parameters, x => x.Name == question);
            Assert.True(parameter.Choices.Count == 0 || parameter.Choices.Contains(answer), $"{question} {answer}");
        }
        Assert.Contains(rendered, x => x.Answers["samples"] == "jobs" && x.Answers["engine"] == "nuke");
        Assert.InRange(rendered.Count, 4, 24);
    }

    [Fact]
    public void Is_nothing_where_there_is_no_template()
    {
        TemplatePackage none = new(scratch.Path);
        Assert.Empty(none.Planned("1.0.0"));
        Assert.Empty(none.Files());
        Assert.Empty(none.Make("1.0.0", scratch.Path));
    }

    [Fact]
    public void Leaves_out_what_is_excluded_or_not_tracked()
    {
        using GitScratch git = new();
        git.Write(TemplateManifest.FileName, Manifest("**/bin/**\", \"*.user"));
        git.Write(".template.config/README.md", "x");
        git.Write(
            "Directory.Build.props",
            "<Project><PackageLicenseExpression>MIT</PackageLicenseExpression></Project>"
        );
        git.Write("a.user", "x");
        git.Write("bin/a", "x");
        git.Write("b/bin/c/a", "x");
        git.Write("b/a.user", "x");
        git.Git("add", "-A");
        git.Write("new", "x");
        File.Delete(git.At("b/a.user"));
        TemplatePackage package = new(git.Path);
        Assert.Equal(
            [".template.config/README.md", ".template.config/template.json", "Directory.Build.props"],
            package.Files()
        );
        Assert.Equal("T.1.0.0.nupkg", Assert.Single(package.Make("1.0.0", scratch.Path)).Name);
        git.Write("a b", "x");
        git.Git("add", "-A");
        Assert.Contains("a b has a character", Refusal(() => package.Files()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"symbols\": {} }")]
    [InlineData("{ \"identity\": 1 }")]
    public void Is_refused_when_it_cannot_be_read(string text) =>
        Assert.Contains(
            "template.json cannot be read: ",
            Refusal(() => TemplateManifest.Parse(text)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Is_refused_without_a_place_for_its_version() =>
        Assert.Contains(
            "no constant replaces Template.Version",
            Refusal(() =>
                TemplateManifest
                    .Parse(Manifest("a").Replace("Template.Version", "x", StringComparison.Ordinal))
                    .WithVersion("1")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Is_not_installed_when_it_is_no_template() =>
        Assert.NotEmpty(new TemplateHive(Path.Combine(scratch.Path, "hive"), x => x.Run()).Install(scratch.Path)!);

    private static string Refusal(Action action) => Assert.Throws<AutomationException>(action).Message;

    private static string Manifest(string exclude) =>
        $$"""
            {
              "identity": "T", "shortName": "t", "name": "T", "author": "A", "description": "D",
              "symbols": { "v": { "type": "generated", "generator": "constant", "parameters": { "value": "0" }, "replaces": "Template.Version" } },
              "sources": [ { "exclude": [ "{{exclude}}" ] } ]
            }
            """;

    private static JsonNode Host(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, TemplateManifest.Folder, name)))!;

    private string Pack(string folder)
    {
        string output = Path.Combine(scratch.Path, folder);
        return Path.Combine(output, template.Make("1.2.3", output)[0].Name);
    }
}
