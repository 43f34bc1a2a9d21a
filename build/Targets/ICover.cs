using Automation;
using Automation.Coverage;
using Automation.Linting;
using Automation.Projects;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Serilog;

namespace Targets;

internal interface ICover : ITest
{
    AbsolutePath CoverageReports => Artifacts / "coverage" / "report";

    /// <summary>Merges the coverage of the last tests and holds projects to their thresholds.</summary>
    void JudgeCoverage(IReadOnlyList<ProjectFile> projects)
    {
        LintReport.ThrowIfAny(
            "Coverage reports are missing",
            [.. CoverageGate.MissingReports(TestsOf(projects), RawCoverage)],
            "No gate is open without them"
        );
        if (Adopted != null && TestsOf(projects).Count == 0)
            throw new AutomationException(
                $"{Solution.FileName} holds no project with tests, so nothing is covered. Add one, and to it coverlet.msbuild."
            );
        new ReportGenerator(Tools).Merge(RawCoverage, CoverageReports);
        CoverageData data = CoverageData.Read(CoverageReports / "Cobertura.xml", RootDirectory);
        Log.Information("{Table}", CoverageReport.Table(data));
        GitHubActions.Instance?.StepSummaryFile?.AppendAllText((CoverageReports / "SummaryGithub.md").ReadAllText());
        IReadOnlyList<(ProjectFile Project, string Problem)> problems = CoverageGate.Check(
            projects,
            data,
            // What was there before the gate may begin low: it holds what was reached.
            Adopted == null
                ? CoverageGate.LowestThreshold
                : 0
        );
        LintReport.ThrowIfAny(
            "Coverage gates are not reached",
            [.. problems.Select(x => x.Problem)],
            $"Not covered:\n{CoverageReport.Uncovered(data, problems.Select(x => x.Project))}\nTest these lines; {CoverageReports / "index.html"} shows all"
        );
    }

    Target Coverage =>
        _ =>
            _.Description(
                    "Merges the coverage of all tests and holds each project to the threshold in its project file"
                )
                .DependsOn<ITest>(x => x.Test)
                .Requires(() => Filter == null)
                .Executes(() => JudgeCoverage(GatedProjects));
}
