using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>The token does not stay in the checkout, where every later step and every artifact can have it.</summary>
internal sealed partial class NoPersistedCredentials()
    : HealthRule(
        "WF005",
        HealthSeverity.Medium,
        "A checkout keeps no credentials unless its job pushes",
        "Write 'persist-credentials: false' under 'with:'. A job that pushes says 'true' and asks for 'contents: write'."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        foreach (Workflow workflow in repository.Workflows.All)
        {
            foreach ((WorkflowJob job, JobStep step) in workflow.Steps.Where(x => x.Step.Is("actions/checkout")))
            {
                string? persists = step.With("persist-credentials")?.Text;
                if (persists != "false" && !Pushes(workflow, job, persists == "true"))
                    yield return Found(
                        workflow.Path,
                        step.Node.Line,
                        "The checkout leaves the token in the repository's configuration, for every later step to take."
                    );
            }
        }
    }

    /// <summary>A script shows what it does; a call of the build does not, so that the job must have said it.</summary>
    private static bool Pushes(Workflow workflow, WorkflowJob job, bool isSaid) =>
        workflow.MayWrite(job, "contents")
        && (isSaid || job.Steps.Any(x => Push().IsMatch(x.Run?.Text ?? "") || PushingAction().IsMatch(x.Action)));

    [GeneratedRegex(@"\bgit\s[^\n]*\bpush\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Push();

    [GeneratedRegex(
        "create-pull-request|git-auto-commit|github-push|add-and-commit",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PushingAction();
}
