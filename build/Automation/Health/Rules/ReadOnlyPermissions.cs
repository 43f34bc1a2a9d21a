using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>A workflow's token may read at most, and a job says what more it needs.</summary>
internal sealed class ReadOnlyPermissions()
    : HealthRule(
        "WF001",
        HealthSeverity.High,
        "The permissions of a workflow are read-only or empty, and a job asks for what it writes",
        "Write 'permissions: { contents: read }' at the top, and what a job writes in that job."
    )
{
    private static readonly string[] Harmless = ["read", "none", "read-all"];

    public override IEnumerable<HealthFinding> Check(HealthRepository repository) =>
        repository.Workflows.Workflows.SelectMany(Check);

    private IEnumerable<HealthFinding> Check(Workflow workflow)
    {
        YamlValue? permissions = workflow.Root["permissions"];
        if (permissions is null or { IsMapping: false, Text: null } or { IsNull: true })
            yield return Found(
                workflow.Path,
                workflow.FirstLine,
                "No permissions stand at the top, so that jobs get what the repository gives by default."
            );
        else if (permissions.Text is { } all && !Harmless.Contains(all, StringComparer.Ordinal))
            yield return Found(workflow.Path, permissions.Line, $"All jobs have the permissions '{all}'.");
        foreach (YamlEntry entry in permissions?.Entries ?? [])
        {
            if (!Harmless.Contains(entry.Value.Text, StringComparer.Ordinal))
                yield return Found(
                    workflow.Path,
                    entry.Line,
                    $"All jobs have the permission '{entry.Key}: {entry.Value.Text}'."
                );
        }
        foreach (WorkflowJob job in workflow.Jobs)
        {
            if (job.Node["permissions"] is { Text: { } text } own && !Harmless.Contains(text, StringComparer.Ordinal))
                yield return Found(workflow.Path, own.Line, $"The job '{job.Name}' has the permissions '{text}'.");
        }
    }
}
