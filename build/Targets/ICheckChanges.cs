using Automation.Git;
using Automation.Projects;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Targets;

internal interface ICheckChanges : ILint, ICover
{
    [Parameter("A commit: what came after it is looked at")]
    string? Since => TryGetValue(() => Since);

    Target CheckChanges =>
        _ =>
            _.Description("Runs Lint, Test and Coverage for the projects that the commits after --since can affect")
                .Executes(() => CheckChangesSince(Since));

    /// <summary>Runs the gates on projects for those that changes can affect.</summary>
    /// <param name="commit">The commit before the changes; null or empty when it is not known, and then all are affected.</param>
    void CheckChangesSince(string? commit)
    {
        AffectedProjects projects = AffectedProjects.Find(
            GatedProjects,
            string.IsNullOrEmpty(commit) ? null : Git.ChangedFiles(commit)
        );
        if (projects.Affected.Count == 0)
            Log.Information("No project can be affected by what changed.");
        else if (projects.Others.Count > 0)
            Log.Information(
                "Left out, because no change can affect them: {Projects}",
                string.Join(", ", projects.Others.Select(x => x.Name))
            );
        IReadOnlyList<ProjectFile> members = SolutionFilter.Members(Solution, projects.Affected);
        if (members.Count > 0)
        {
            AbsolutePath part = Artifacts / "affected.slnf";
            part.WriteAllText(SolutionFilter.Json(part, Solution, members));
            CompileAll(part, members, restore: true);
        }
        LintAll(projects.Affected);
        IReadOnlyList<ProjectFile> tests = TestsOf(projects.Affected);
        if (tests.Count == 0)
            return;
        RunTests(tests);
        if (Adopted?.Has("coverage") != false)
            JudgeCoverage(projects.Affected);
    }
}
