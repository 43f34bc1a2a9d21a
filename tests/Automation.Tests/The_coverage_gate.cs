using Automation.Coverage;
using Automation.Projects;

namespace Automation.Tests;

public sealed class The_coverage_gate : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Is_passed_by_a_project_that_reaches_what_it_declares() =>
        Assert.Empty(Check(Covered(9, 10), "<CoverageThreshold>90</CoverageThreshold>"));

    [Fact]
    public void Is_not_passed_by_rounding()
    {
        string problem = Assert.Single(Check(Covered(8999, 10000), "<CoverageThreshold>90</CoverageThreshold>"));
        Assert.Equal("Core: 89.99 % of the lines are covered, 90 % are asked for.", problem);
    }

    [Fact]
    public void Counts_branches_as_well()
    {
        CoverageData data = Data([new CoveredLine("a.cs", 1, 1, 2, 1)]);
        Assert.Equal(
            "Core: 50.00 % of the branches are covered, 90 % are asked for.",
            Assert.Single(Check(data, "<CoverageThreshold>90</CoverageThreshold>"))
        );
    }

    [Theory]
    [InlineData("", "declares no gate")]
    [InlineData("<CoverageThreshold>50</CoverageThreshold>", "declares a CoverageThreshold of 50. The least is 90.")]
    [InlineData(
        "<CoverageThreshold>90</CoverageThreshold><AssemblyName>Other</AssemblyName>",
        "is in no coverage report"
    )]
    public void Is_closed_to_projects_that_would_slip_by(string properties, string sentence) =>
        Assert.Contains(sentence, Assert.Single(Check(Covered(1, 1), properties)), StringComparison.Ordinal);

    [Fact]
    public void Is_not_for_projects_that_say_why() =>
        Assert.Empty(Check(Covered(0, 1), "<CoverageExempt>Holds no code.</CoverageExempt>"));

    [Fact]
    public void Refuses_a_threshold_that_is_no_number() =>
        Assert.Contains(
            "Give a percentage such as 90",
            Assert
                .Throws<AutomationException>(() => Check(Covered(1, 1), "<CoverageThreshold>all</CoverageThreshold>"))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Fails_for_a_test_project_that_left_nothing()
    {
        ProjectFile[] projects =
        [
            Project("tests/A.Tests/A.Tests.csproj", ""),
            Project("tests/B.Tests/B.Tests.csproj", ""),
        ];
        scratch.Write("raw/A.Tests.opencover.xml", "<x />");
        scratch.Write("raw/B.Tests.opencover.xml", "");
        Assert.StartsWith(
            "B.Tests left no coverage file",
            Assert.Single(CoverageGate.MissingReports(projects, Path.Combine(scratch.Path, "raw"))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Reads_the_merged_report_line_by_line()
    {
        string file = scratch.Write(
            "Cobertura.xml",
            $"""
            <coverage><packages><package name="Core"><classes>
              <class name="A" filename="{scratch.Path}/src/A.cs"><lines>
                <line number="1" hits="3" branch="true" condition-coverage="50% (1/2)" />
                <line number="2" hits="0" branch="false" />
              </lines></class>
              <class name="A`1" filename="{scratch.Path}/src/A.cs"><lines><line number="2" hits="1" /><line number="3" hits="0" /></lines></class>
            </classes></package></packages></coverage>
            """
        );
        CoverageData data = CoverageData.Read(file, scratch.Path);
        AssemblyCoverage core = data.Assemblies["Core"];
        Assert.Equal(3, core.Lines.Count);
        Assert.Equal(200m / 3, core.LinePercentage);
        Assert.Equal(50, core.BranchPercentage);
        Assert.Equal("Core  lines  66.66 %  branches  50.00 %", CoverageReport.Table(data));
        Assert.Equal(
            "  src/A.cs: lines 3; branches on lines 1",
            CoverageReport.Uncovered(data, [Project("src/Core/Core.csproj", "")])
        );
        Assert.Equal(100, new AssemblyCoverage([]).LinePercentage);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3, 7 }, "1-3, 7")]
    [InlineData(new[] { 5 }, "5")]
    [InlineData(new int[0], "")]
    public void Names_lines_as_ranges(int[] lines, string ranges) => Assert.Equal(ranges, CoverageReport.Ranges(lines));

    [Theory]
    [InlineData("")]
    [InlineData("<coverage><packages><package /></packages></coverage>")]
    [InlineData(
        "<coverage><packages><package name='A'><classes><class><lines><line /></lines></class></classes></package></packages></coverage>"
    )]
    public void Is_not_passed_by_a_torn_report(string content) =>
        Assert.Contains(
            "not a complete coverage report",
            Throws(scratch.Write("torn.xml", content)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Merges_the_reports_of_all_test_projects()
    {
        scratch.Write(
            "raw/A.opencover.xml",
            """
            <CoverageSession><Modules><Module hash="1"><ModulePath>Core.dll</ModulePath><ModuleName>Core</ModuleName>
              <Files><File uid="1" fullPath="/src/A.cs" /></Files>
              <Classes><Class><FullName>A</FullName><Methods><Method cyclomaticComplexity="1" nPathComplexity="1" sequenceCoverage="50" branchCoverage="0"><Name>System.Void A::M()</Name><FileRef uid="1" />
                <SequencePoints><SequencePoint vc="1" sl="3" el="3" fileid="1" /><SequencePoint vc="0" sl="4" el="4" fileid="1" /></SequencePoints><BranchPoints />
              </Method></Methods></Class></Classes></Module></Modules></CoverageSession>
            """
        );
        ReportGenerator generator = new(new Tools.LocalTools(RepositoryFolder.Path));
        string report = Path.Combine(scratch.Path, "report");
        generator.Merge(Path.Combine(scratch.Path, "raw"), report);
        Assert.Equal(
            50,
            CoverageData.Read(Path.Combine(report, "Cobertura.xml"), "/").Assemblies["Core"].LinePercentage
        );
        Assert.True(File.Exists(Path.Combine(report, "index.html")));
        Assert.Contains(
            "could not merge",
            Assert.Throws<AutomationException>(() => generator.Merge(scratch.Path, report)).Message,
            StringComparison.Ordinal
        );
        scratch.Write("raw/B.opencover.xml", "<CoverageSession><Modules><Module hash='1' /></Modules>");
        Assert.Contains(
            "B.opencover.xml",
            Assert
                .Throws<AutomationException>(() => generator.Merge(Path.Combine(scratch.Path, "raw"), report))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Is_not_passed_without_a_report() =>
        Assert.Contains("There is no coverage report", Throws("/none.xml"), StringComparison.Ordinal);

    private string Throws(string file) =>
        Assert.Throws<AutomationException>(() => CoverageData.Read(file, scratch.Path)).Message;

    private string[] Check(CoverageData data, string properties) =>
        [.. CoverageGate.Check([Project("src/Core/Core.csproj", properties)], data).Select(x => x.Problem)];

    private ProjectFile Project(string path, string properties)
    {
        scratch.Write(path, $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>");
        return ProjectFile.Read(scratch.Path, path);
    }

    private static CoverageData Covered(int covered, int all) =>
        Data([.. Enumerable.Range(1, all).Select(x => new CoveredLine("a.cs", x, x <= covered ? 1 : 0, 0, 0))]);

    private static CoverageData Data(IReadOnlyList<CoveredLine> lines) =>
        new(new Dictionary<string, AssemblyCoverage>(StringComparer.Ordinal) { ["Core"] = new(lines) });
}
