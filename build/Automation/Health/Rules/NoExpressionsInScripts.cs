using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>Text that others write is handed to a script, and never becomes a part of it.</summary>
internal sealed class NoExpressionsInScripts()
    : HealthRule(
        "WF004",
        HealthSeverity.High,
        "No script holds an expression with an event, the name of a head branch or an input",
        "Give it to the step under 'env:' and read the variable in the script."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        foreach (Workflow workflow in repository.Workflows.All)
        {
            foreach ((WorkflowJob job, JobStep step) in workflow.Steps)
            {
                IReadOnlyList<string> variables = UntrustedText.Variables(workflow, job, step);
                foreach (YamlValue script in Scripts(step))
                {
                    foreach (
                        Expression expression in Expression.In(script.Text).Where(x => UntrustedText.IsIn(x, variables))
                    )
                        yield return Found(
                            workflow.Path,
                            workflow.File.LineOf(script, expression.Source),
                            $"{expression.Source} is put into a script, where whoever writes that text can run commands."
                        );
                }
            }
        }
    }

    private static IEnumerable<YamlValue> Scripts(JobStep step) =>
        new[] { step.Run, step.Is("actions/github-script") ? step.With("script") : null }.OfType<YamlValue>();
}
