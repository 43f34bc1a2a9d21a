using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>What is released is built from the commit alone, and not from what another run left behind.</summary>
internal sealed partial class NoCacheInReleases()
    : HealthRule(
        "WF007",
        HealthSeverity.High,
        "A release restores no cache",
        "Take the cache out of what makes or deploys a release."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        WorkflowSet workflows = repository.Workflows;
        foreach (Workflow workflow in workflows.CalledBy(workflows.Releases.Concat(workflows.Deployments)))
        {
            foreach ((_, JobStep step) in workflow.Steps.Where(x => Restores(x.Step)))
                yield return Found(
                    workflow.Path,
                    step.Node.Line,
                    $"'{step.Action}' restores a cache into what is released; any run with a token can have filled it."
                );
        }
    }

    private static bool Restores(JobStep step)
    {
        if (CacheAction().IsMatch(step.Action))
            return true;
        string? cache = step.With("cache")?.Text ?? step.With("cache-from")?.Text;
        return step.Is("actions/setup-go") ? cache != "false" : cache is not (null or "" or "false");
    }

    [GeneratedRegex(@"(^|[/-])cache(/restore)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CacheAction();
}
