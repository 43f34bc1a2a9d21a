using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>What the rules read can be read: a rule that sees nothing would find nothing.</summary>
internal sealed class ReadableFiles()
    : HealthRule(
        "WF000",
        HealthSeverity.High,
        "Workflows and settings can be read",
        "Mend the file: what cannot be read is not checked."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        foreach (string path in repository.Files.Where(x => IsRead(x)))
        {
            YamlFile file = repository.Yaml(path);
            if (file.Problem != null)
                yield return Found(path, file.ProblemLine, $"It is not valid YAML: {file.Problem}");
            else if (WorkflowSet.IsWorkflow(path) && new Workflow(file).Jobs.Count == 0 && IsBelowGitHub(path))
                yield return Found(path, file.Root.Line, "It has no jobs.");
        }
    }

    private static bool IsRead(string path) =>
        WorkflowSet.IsWorkflow(path) || Dependabot.Names.Contains(path, StringComparer.Ordinal);

    private static bool IsBelowGitHub(string path) => path.StartsWith(".github/", StringComparison.Ordinal);
}
