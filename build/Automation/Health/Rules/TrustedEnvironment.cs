using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>Text of others does not become an environment variable or a path of all later steps.</summary>
internal sealed partial class TrustedEnvironment()
    : HealthRule(
        "WF009",
        HealthSeverity.High,
        "Nothing that others write goes to GITHUB_ENV or GITHUB_PATH",
        "Write it to GITHUB_OUTPUT, and read the output under 'env:' of the step that needs it."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        IReadOnlyCollection<Workflow> forStrangers = repository.Workflows.RunForStrangers;
        foreach (Workflow workflow in repository.Workflows.All)
        {
            foreach ((WorkflowJob job, JobStep step) in workflow.Steps)
            {
                if (step.Run is not { Text: { } script } run || !Target().IsMatch(script))
                    continue;
                IReadOnlyList<string> variables = UntrustedText.Variables(workflow, job, step);
                bool isUntrusted =
                    Event().IsMatch(script)
                    || variables.Any(x => UntrustedText.Reads(script, x))
                    || Expression.In(script).Any(x => UntrustedText.IsIn(x, variables));
                if (isUntrusted || forStrangers.Contains(workflow))
                    yield return Found(
                        workflow.Path,
                        workflow.File.LineOf(run, Target().Match(script).Value),
                        isUntrusted
                            ? "The script writes text of others to the environment of all later steps."
                            : "The script writes to the environment of all later steps in a workflow that strangers can start."
                    );
            }
        }
    }

    [GeneratedRegex(
        @"GITHUB_(ENV|PATH)\b|github\.(env|path)\b|::(set-env|add-path)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Target();

    [GeneratedRegex("GITHUB_(HEAD_REF|EVENT_PATH)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Event();
}
