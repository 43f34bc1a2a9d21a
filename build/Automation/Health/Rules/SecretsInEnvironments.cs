using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>A secret is read only where an environment decides who may.</summary>
internal sealed partial class SecretsInEnvironments()
    : HealthRule(
        "WF006",
        HealthSeverity.High,
        "Secrets are named one by one, and only in jobs with an environment",
        "Move the secret into an environment, name it there with 'environment:', and pass no 'secrets: inherit'."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository) =>
        repository.Workflows.All.SelectMany(Check);

    private IEnumerable<HealthFinding> Check(Workflow workflow)
    {
        foreach (YamlValue value in workflow.Root["env"]?.Scalars() ?? [])
        {
            if (Expression.In(value.Text).Any(x => AnySecret().IsMatch(x.Plain)))
                yield return Found(workflow.Path, value.Line, "All jobs of the workflow get a secret.");
        }
        foreach (WorkflowJob job in workflow.Jobs)
        {
            if (job.Node["secrets"] is { Text: "inherit" } inherited)
                yield return Found(
                    workflow.Path,
                    inherited.Line,
                    $"The job '{job.Name}' hands on every secret there is."
                );
            foreach (YamlValue value in job.Node.Scalars())
            {
                if (
                    Expression.In(value.Text).Select(x => Problem(job, x)).FirstOrDefault(x => x != null) is { } problem
                )
                    yield return Found(workflow.Path, value.Line, problem);
            }
        }
    }

    private static string? Problem(WorkflowJob job, Expression expression)
    {
        if (AllSecrets().IsMatch(expression.Plain))
            return $"{expression.Source} can be any secret.";
        return job.Environment is null or "" && AnySecret().IsMatch(expression.Plain)
            ? $"{expression.Source} is read by a job without an environment."
            : null;
    }

    [GeneratedRegex(
        @"(?<![\w.-])secrets\.(?!github_token(?![\w-]))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex AnySecret();

    [GeneratedRegex(
        @"(?<![\w.-])secrets(?![\w.-])|(?<![\w.-])secrets\.\*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex AllSecrets();
}
