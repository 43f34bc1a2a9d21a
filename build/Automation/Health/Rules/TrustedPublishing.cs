using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>Who publishes proves who it is at that moment; there is no key to steal.</summary>
internal sealed partial class TrustedPublishing()
    : HealthRule(
        "WF012",
        HealthSeverity.High,
        "Packages and deployments use trusted publishing (OIDC), and no stored key",
        "Give the job 'id-token: write', let the registry or the cloud trust this workflow, and delete the key."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        foreach (Workflow workflow in repository.Workflows.All)
        {
            foreach (YamlValue value in workflow.Root.Scalars())
            {
                foreach (Expression expression in Expression.In(value.Text).Where(x => StoredKey().IsMatch(x.Plain)))
                    yield return Found(
                        workflow.Path,
                        workflow.File.LineOf(value, expression.Source),
                        $"{expression.Source} is a stored key."
                    );
            }
            foreach ((WorkflowJob job, JobStep step) in workflow.Steps)
            {
                if (
                    !workflow.IsAction
                    && Publish().IsMatch(step.Run?.Text ?? "")
                    && !workflow.MayWrite(job, "id-token")
                )
                    yield return Found(
                        workflow.Path,
                        step.Node.Line,
                        "A package is published by a job that cannot prove who it is: it lacks 'id-token: write'."
                    );
            }
        }
        foreach (
            string path in repository.Files.Where(x =>
                Path.GetFileName(x).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            Match key = ConfiguredKey().Match(repository.Text(path));
            if (key.Success)
                yield return Found(
                    path,
                    repository.Text(path)[..key.Index].Count(x => x == '\n') + 1,
                    "A key or a password for packages is stored."
                );
        }
    }

    [GeneratedRegex(
        @"(?<![\w.-])secrets\.\w*(nuget|npm|pypi|api_?key|azure_credentials|client_secret|aws_secret|publish_?profile)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex StoredKey();

    [GeneratedRegex(
        @"\bnuget\s+push\b|\bnpm\s+publish\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Publish();

    [GeneratedRegex(
        "<apikeys|ClearTextPassword|\"Password\"",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ConfiguredKey();
}
