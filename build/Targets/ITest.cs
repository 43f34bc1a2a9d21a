using Automation.Linting;
using Automation.Projects;
using Automation.Testing;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using Serilog;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Targets;

internal interface ITest : ICompile
{
    private static TestRun? last;

    [Parameter("Runs the tests whose full name holds this text, or that fit a filter of dotnet test")]
    string? Filter => TryGetValue(() => Filter);

    AbsolutePath TestReports => Artifacts / "tests";

    AbsolutePath RawCoverage => Artifacts / "coverage" / "raw";

    /// <summary>The line that a run with tests ends with.</summary>
    static void PrintTotals()
    {
        if (last != null)
            Console.WriteLine(last.Totals);
    }

    /// <summary>Those of some projects that <c>dotnet test</c> runs.</summary>
    IReadOnlyList<ProjectFile> TestsOf(IEnumerable<ProjectFile> projects) =>
        Adopted?.Tests(projects) ?? [.. projects.Where(x => x.RunsTests)];

    /// <summary>Runs the tests of projects.</summary>
    void RunTests(IReadOnlyList<ProjectFile> projects)
    {
        if (projects.Count == 0 && Adopted != null)
        {
            Log.Warning("{Solution} holds no project with tests.", Solution.FileName);
            return;
        }
        TestReports.CreateOrCleanDirectory();
        RawCoverage.CreateOrCleanDirectory();
        DotNetTest(
            _ => Settings(_).CombineWith(projects, (s, project) => Project(s, project)),
            degreeOfParallelism: 2,
            completeOnFailure: true
        );
        last = new TestRun([.. projects.Select(x => TestResults.Read(x.Name, TestReports / $"{x.Name}.trx"))]);
        Log.Information("{Report}", TestReport.Text(last));
        ReportSummary(_ => _.AddPair("Tests", last.Totals));
        LintReport.ThrowIfAny(
            "Problems with the tests",
            last.Problems(Filter != null, IsServer, ExpectedSkips.Read(RootDirectory / "tests" / "expected-skips.txt")),
            "./build.sh Test runs them again"
        );
    }

    Target Test =>
        _ =>
            _.Description("Runs all tests, or those that --filter names, and collects their coverage")
                .DependsOn<ICompile>(x => x.Compile)
                .TryAfter<ILint>(x => x.Lint)
                .Executes(() => RunTests(TestsOf(GatedProjects)));

    private static bool IsServer => Environment.GetEnvironmentVariable("CI") == "true";

    private DotNetTestSettings Settings(DotNetTestSettings settings) =>
        settings
            .SetConfiguration(Configuration)
            .EnableNoBuild()
            .EnableNoLogo()
            .SetVerbosity(DotNetVerbosity.quiet)
            .SetResultsDirectory(TestReports)
            .WhenNotNull(Filter, (s, filter) => s.SetFilter(filter))
            .When(CollectsCoverage, s => s.SetProperty("CollectCoverage", true))
            .SetProcessLogger((_, line) => Log.Debug("{Line}", line))
            // A failed test is told from its report, once for all projects.
            .SetProcessExitHandler(_ => { });

    private DotNetTestSettings Project(DotNetTestSettings settings, ProjectFile project) =>
        settings
            .SetProjectFile(project.FullPath)
            .SetLoggers($"trx;LogFileName={project.Name}.trx")
            .When(
                CollectsCoverage && Adopted != null,
                s =>
                    s.SetProperty("CoverletOutputFormat", "opencover")
                        .SetProperty("CoverletOutput", RawCoverage / $"{project.Name}.opencover.xml")
            );

    private bool CollectsCoverage => Filter == null;
}
