using System.Text;
using Nuke.Common.Execution;
using Nuke.Common.Reporting;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>The table of targets for the page of a run.</summary>
internal static class StepSummary
{
    public static string Markdown(IReadOnlyList<ExecutableTarget> plan)
    {
        StringBuilder text = new("\n| Target | Status | Duration | |\n| --- | --- | ---: | --- |\n");
        foreach (ExecutableTarget target in plan)
        {
            if (target.Status != ExecutionStatus.Collective)
                text.Append(
                    $"| {target.Name} | {target.Status} | {Summary.Time(target.Duration)} | {Cell(Summary.Remark(target))} |\n"
                );
        }
        return text.Append('\n').ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
