using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>A release proves where it was built, and nothing is deployed without that proof.</summary>
internal sealed partial class Attestation()
    : HealthRule(
        "WF013",
        HealthSeverity.High,
        "The build is attested in a reusable workflow, and the attestation verified before a deployment",
        "Call actions/attest-build-provenance in a workflow with 'workflow_call', and './build.sh VerifyAttestation' before what deploys."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        WorkflowSet workflows = repository.Workflows;
        foreach (Workflow release in workflows.Releases)
        {
            (Workflow Workflow, JobStep Step)[] attesting =
            [
                .. workflows
                    .CalledBy(release)
                    .SelectMany(x => x.Steps.Where(y => Attest().IsMatch(y.Step.Action)).Select(y => (x, y.Step))),
            ];
            if (attesting.Length == 0)
                yield return Found(
                    release.Path,
                    release.FirstLine,
                    "The release is made without an attestation of its build."
                );
            IReadOnlyCollection<Workflow> reusable = workflows.CalledBy(
                workflows.CalledBy(release).Where(x => x.IsReusable && x != release)
            );
            foreach ((Workflow workflow, JobStep step) in attesting.Where(x => !reusable.Contains(x.Workflow)))
                yield return Found(
                    workflow.Path,
                    step.Node.Line,
                    "The build is attested outside of a reusable workflow, where other jobs can change what is attested."
                );
        }
        foreach (Workflow workflow in workflows.CalledBy(workflows.Deployments))
        {
            foreach (WorkflowJob job in workflow.Jobs.Where(x => x.Environment != null && x.Steps.Count > 0))
            {
                if (!IsVerified(workflow, job))
                    yield return Found(
                        workflow.Path,
                        job.Node.Line,
                        $"The job '{job.Name}' deploys without verifying the attestation first."
                    );
            }
        }
    }

    /// <summary>True when a step verifies before one deploys, or a job that this one waits for does.</summary>
    private static bool IsVerified(Workflow workflow, WorkflowJob job)
    {
        HashSet<string> seen = [];
        Stack<string> needed = new(Needs(job));
        while (needed.TryPop(out string? name))
        {
            if (!seen.Add(name) || workflow.Jobs.FirstOrDefault(x => x.Name == name) is not { } before)
                continue;
            if (before.Steps.Any(Verifies))
                return true;
            foreach (string next in Needs(before))
                needed.Push(next);
        }
        return job.Steps.FirstOrDefault(x => Verifies(x) || Deploys().IsMatch(x.Run?.Text ?? x.Action)) is { } first
            && Verifies(first);
    }

    private static bool Verifies(JobStep step) => Verify().IsMatch(step.Run?.Text ?? "");

    private static IEnumerable<string> Needs(WorkflowJob job) =>
        (job.Node["needs"]?.Scalars() ?? []).Select(x => x.Text ?? "");

    [GeneratedRegex("^actions/attest(-|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attest();

    [GeneratedRegex(
        @"attestation\s+verify|verify\w*attestation|verifyprovenance",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Verify();

    [GeneratedRegex(
        @"deploy|promote|rollback|kubectl|helm|^azure/",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Deploys();
}
