using System.Globalization;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>A workflow does not run beside itself, and no job runs without end.</summary>
internal sealed class Limits()
    : HealthRule(
        "WF008",
        HealthSeverity.Low,
        "Every workflow has a concurrency group, and every job a limit of time",
        "Write 'concurrency:' at the top of the workflow and 'timeout-minutes:' in the job."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository) =>
        repository.Workflows.Workflows.SelectMany(Check);

    private IEnumerable<HealthFinding> Check(Workflow workflow)
    {
        // A called workflow runs in the group of its caller; a group of the same name would end or block it.
        bool isLimited = workflow.IsOnlyCalled || IsGroup(workflow.Root) || workflow.Jobs.All(x => IsGroup(x.Node));
        if (!isLimited)
            yield return Found(workflow.Path, workflow.FirstLine, "It has no concurrency group.");
        // GitHub takes no limit of time in a job that is another workflow.
        foreach (WorkflowJob job in workflow.Jobs.Where(x => x.Uses == null))
        {
            string? limit = job.Node.TextOf("timeout-minutes");
            if (limit == null || int.TryParse(limit, CultureInfo.InvariantCulture, out int minutes) && minutes <= 0)
                yield return Found(workflow.Path, job.Node.Line, $"The job '{job.Name}' has no limit of time.");
        }
    }

    private static bool IsGroup(YamlValue node) =>
        (node.TextOf("concurrency") ?? node["concurrency"]?.TextOf("group")) is { Length: > 0 };
}
