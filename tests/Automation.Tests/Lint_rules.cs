using Automation.Linting;
using Automation.Projects;

namespace Automation.Tests;

public sealed class Lint_rules : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Read_what_the_compiler_reports()
    {
        string file = scratch.Write(
            "A.sarif",
            $$"""
            { "runs": [ { "results": [
              { "ruleId": "CA1822", "level": "warning", "message": { "text": "static" }, "locations": [ { "physicalLocation": {
                  "artifactLocation": { "uri": "file://{{scratch.Path}}/src/A.cs" }, "region": { "startLine": 7 } } } ] },
              { "ruleId": "CA0000", "level": "note", "message": { "text": "note" } },
              { "ruleId": "CA1111", "level": "warning", "message": { "text": "hidden" }, "suppressions": [ { "kind": "inSource" } ] },
              { "ruleId": "CS8632", "level": "error", "message": { "text": "project" } }
            ] }, { } ] }
            """
        );
        IReadOnlyList<Diagnostic> diagnostics = new SarifReport(scratch.Path).Read("A", file);
        Assert.Equal(["src/A.cs:7: CA1822 static", "A: CS8632 project"], diagnostics.Select(x => x.ToString()));
        Assert.Equal([false, true], diagnostics.Select(x => x.IsOfCompiler));
    }

    [Fact]
    public void Read_diagnostics_without_a_place()
    {
        string file = scratch.Write(
            "B.sarif",
            """
            { "runs": [ { "results": [
              { "ruleId": null, "message": { "text": null }, "locations": [] },
              { "ruleId": "CA1", "level": "error", "suppressions": [], "message": { "text": "m" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "relative.cs" } } } ] }
            ] } ] }
            """
        );
        Assert.Equal(
            [new Diagnostic("", "", "", 0, "B"), new Diagnostic("CA1", "m", "", 0, "B")],
            new SarifReport(scratch.Path).Read("B", file)
        );
    }

    [Theory]
    [InlineData("CS0168", true)]
    [InlineData("CS1591", false)]
    [InlineData("CS1734", false)]
    [InlineData("CA1822", false)]
    public void Tell_the_compiler_from_documentation_and_analyzers(string id, bool isOfCompiler) =>
        Assert.Equal(isOfCompiler, new Diagnostic(id, "", "", 0, "").IsOfCompiler);

    [Theory]
    [InlineData("{ \"runs\": [")]
    [InlineData("{}")]
    [InlineData("{ \"runs\": [ { \"results\": [ 1 ] } ] }")]
    public void Refuse_a_torn_report(string content) =>
        Assert.Contains(
            "not a complete diagnostics report",
            Throws(scratch.Write("torn.sarif", content)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Refuse_a_missing_report() =>
        Assert.Contains("A left no diagnostics at /none", Throws("/none"), StringComparison.Ordinal);

    [Fact]
    public void Let_pass_what_follows_the_arrows()
    {
        ProjectFile[] projects =
        [
            Project("build/_build.csproj", "Automation/Automation.csproj"),
            Project("build/Automation/Automation.csproj"),
            Project("src/Template.X/Template.X.csproj"),
            Project("src/Template.X.Redis/Template.X.Redis.csproj", "../Template.X/Template.X.csproj"),
            Project("src/Template.X.Cli/Template.X.Cli.csproj", "../Template.X/Template.X.csproj"),
            Project("tests/_build.Tests/_build.Tests.csproj"),
            Project("tests/Automation.Tests/Automation.Tests.csproj", "../../build/Automation/Automation.csproj"),
            Project("tests/Template.X.Tests/Template.X.Tests.csproj"),
            Project("tests/Template.X.Redis.Tests/Template.X.Redis.Tests.csproj"),
            Project("tests/Template.X.Cli.Tests/Template.X.Cli.Tests.csproj"),
        ];
        Assert.Empty(ArchitectureRules.Check(projects));
    }

    [Fact]
    public void Know_the_core_of_a_product_whose_name_has_several_parts()
    {
        ProjectFile[] projects =
        [
            Project("src/Acme.Shop.Jobs.Redis/Acme.Shop.Jobs.Redis.csproj"),
            Project("src/Acme.Shop.Jobs/Acme.Shop.Jobs.csproj", "../Acme.Shop.Jobs.Redis/Acme.Shop.Jobs.Redis.csproj"),
        ];
        Assert.Contains(
            ArchitectureRules.Check(projects),
            x => x.Contains("a core library has no adapter", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "src/Template.X/Template.X.csproj",
        "src/Template.X.Redis/Template.X.Redis.csproj",
        "a core library has no adapter"
    )]
    [InlineData(
        "src/Template.X.Redis/Template.X.Redis.csproj",
        "src/Template.X.Cli/Template.X.Cli.csproj",
        "nothing refers to a host"
    )]
    [InlineData(
        "src/Template.X/Template.X.csproj",
        "build/Automation/Automation.csproj",
        "src and build know nothing of each other"
    )]
    [InlineData(
        "build/Automation/Automation.csproj",
        "build/Engine/EmbeddedEngine.csproj",
        "only the build program puts"
    )]
    [InlineData("src/Template.X/Template.X.csproj", "tests/T.Tests/T.Tests.csproj", "nothing refers to a test project")]
    public void Name_a_reference_against_the_arrows(string from, string to, string reason)
    {
        ProjectFile[] projects =
        [
            Project(from, Path.GetRelativePath(Path.GetDirectoryName(from)!, to)),
            Project(to),
            Project("src/Template.X/Template.X.csproj"),
        ];
        string violation = ArchitectureRules
            .Check([.. projects.DistinctBy(p => p.Path)])
            .First(x => x.Contains(" refers to ", StringComparison.Ordinal));
        Assert.StartsWith($"{from} refers to {to}: {reason}", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_missing_projects_and_missing_tests()
    {
        IReadOnlyList<string> violations = ArchitectureRules.Check([
            Project("src/Template.X/Template.X.csproj", "../None/None.csproj"),
        ]);
        Assert.Equal(
            [
                "src/Template.X/Template.X.csproj refers to src/None/None.csproj, which does not exist. Remove the reference.",
                "src/Template.X/Template.X.csproj has no test project. Add tests/Template.X.Tests/Template.X.Tests.csproj",
            ],
            violations
        );
    }

    [Fact]
    public void End_in_a_sentence()
    {
        LintReport.ThrowIfAny("findings", [], "x");
        Assert.Equal(
            "Findings (2):\n  a\n  b\nMend",
            Assert.Throws<AutomationException>(() => LintReport.ThrowIfAny("Findings", ["a", "b"], "Mend")).Message
        );
    }

    [Fact]
    public void Read_projects_without_msbuild()
    {
        scratch.Write(
            "src/A/A.csproj",
            """<Project><PropertyGroup><IsPackable>true</IsPackable></PropertyGroup><ItemGroup><PackageReference Include="P" /></ItemGroup></Project>"""
        );
        scratch.Write("src/B/B.csproj", "<Project>");
        ProjectFile project = Assert.Single(ProjectFile.ReadAll(scratch.Path, ["src/A/A.csproj", "src/A/A.cs"]));
        Assert.True(project.IsPackable);
        Assert.False(project.IsTest);
        Assert.Equal(["P"], project.Packages);
        Assert.Equal("A", project.AssemblyName);
        Assert.Equal(Path.Combine(scratch.Path, "src/A/A.csproj"), project.FullPath);
        Assert.Contains(
            "src/B/B.csproj:1 is not valid XML",
            Assert.Throws<AutomationException>(() => ProjectFile.Read(scratch.Path, "src/B/B.csproj")).Message,
            StringComparison.Ordinal
        );
    }

    private string Throws(string file) =>
        Assert.Throws<AutomationException>(() => new SarifReport(scratch.Path).Read("A", file)).Message;

    private ProjectFile Project(string path, params string[] references)
    {
        string items = string.Concat(references.Select(x => $"<ProjectReference Include=\"{x}\" />"));
        string exempt = path.EndsWith("_build.csproj", StringComparison.Ordinal)
            ? "<PropertyGroup><CoverageExempt>x</CoverageExempt></PropertyGroup>"
            : "";
        scratch.Write(path, $"<Project>{exempt}<ItemGroup>{items}</ItemGroup></Project>");
        return ProjectFile.Read(scratch.Path, path);
    }
}
