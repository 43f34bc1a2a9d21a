using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>What strangers propose is not checked out where the token may write or secrets can be read.</summary>
internal sealed partial class UntrustedCheckout()
    : HealthRule(
        "WF003",
        HealthSeverity.High,
        "A pull request's head is not checked out under pull_request_target or workflow_run",
        "Build what is proposed under pull_request, which has neither secrets nor a token that writes."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        foreach (Workflow workflow in repository.Workflows.RunForStrangers)
        {
            foreach ((WorkflowJob job, JobStep step) in workflow.Steps)
            {
                foreach (YamlValue value in Places(step).Where(x => !IsTrusted(x.Text ?? "")))
                    yield return Found(
                        workflow.Path,
                        value.Line,
                        $"'{value.Text}' is checked out by a workflow that has rights and that strangers can start."
                    );
                if (step.Run is { Text: { } script } run && ChecksOut(workflow, job, step, script))
                    yield return Found(
                        workflow.Path,
                        run.Line,
                        "The script gets a pull request's head in a workflow that has rights and that strangers can start."
                    );
            }
        }
    }

    private static IEnumerable<YamlValue> Places(JobStep step) =>
        step.Is("actions/checkout") ? new[] { step.With("ref"), step.With("repository") }.OfType<YamlValue>() : [];

    private static bool IsTrusted(string place)
    {
        Expression[] expressions = [.. Expression.In(place)];
        string rest = expressions.Aggregate(place, (x, y) => x.Replace(y.Source, "", StringComparison.Ordinal));
        return expressions.All(x => Trusted().IsMatch(x.Plain)) && !PullRequest().IsMatch(rest);
    }

    private static bool ChecksOut(Workflow workflow, WorkflowJob job, JobStep step, string script) =>
        PullRequest().IsMatch(script)
        || Git().IsMatch(script)
            && (
                Expression.In(script).Any(x => x.IsUntrusted)
                || UntrustedText.Variables(workflow, job, step).Any(x => UntrustedText.Reads(script, x))
            );

    /// <summary>Places that only those who may write here decide.</summary>
    [GeneratedRegex(
        @"^github\.(sha|ref|ref_name|base_ref|workflow_sha|workflow_ref|repository|event\.repository\.(default_branch|full_name)|event\.pull_request\.base\.[\w.]+)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Trusted();

    [GeneratedRegex(
        @"refs/pull|\bpull/\S+/(head|merge)|\bgh\s+(pr\s+checkout|co)\b|\bgit\s[^\n]*\bpull/",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PullRequest();

    [GeneratedRegex(
        @"\bgit\s[^\n]*\b(checkout|fetch|switch|pull|clone|merge|reset|worktree)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Git();
}
