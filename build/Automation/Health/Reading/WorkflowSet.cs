using System.Text.RegularExpressions;

namespace Automation.Health.Reading;

/// <summary>The workflows of a repository, and its own actions, with what they call of each other.</summary>
internal sealed partial class WorkflowSet
{
    private static readonly string[] Privileged = ["pull_request_target", "workflow_run"];
    private readonly Dictionary<string, Workflow> byPath;

    private WorkflowSet(IReadOnlyList<Workflow> all)
    {
        All = all;
        byPath = all.ToDictionary(x => x.Path, StringComparer.Ordinal);
    }

    /// <summary>All that can be read.</summary>
    public IReadOnlyList<Workflow> All { get; }

    /// <summary>The workflows, without the actions.</summary>
    public IEnumerable<Workflow> Workflows => All.Where(x => !x.IsAction);

    /// <summary>All that runs with rights on what strangers can start, also where it is called.</summary>
    public IReadOnlyCollection<Workflow> RunForStrangers =>
        CalledBy(Workflows.Where(x => x.Events.Intersect(Privileged, StringComparer.Ordinal).Any()));

    /// <summary>The workflows that make a release.</summary>
    public IEnumerable<Workflow> Releases =>
        Workflows.Where(x =>
            !x.IsOnlyCalled && (ReleaseName().IsMatch(Name(x)) || x.Trigger?["push"]?["tags"] is { Items.Count: > 0 })
        );

    /// <summary>The workflows that bring something into an environment, also where it is called.</summary>
    public IEnumerable<Workflow> Deployments =>
        Workflows.Where(x =>
            DeployName().IsMatch(Name(x)) || x.Events.Intersect(["release", "deployment"], StringComparer.Ordinal).Any()
        );

    /// <summary>Reads the workflows of a repository, leaving out what is no YAML.</summary>
    public static WorkflowSet Read(HealthRepository repository) =>
        new([
            .. repository
                .Files.Where(IsWorkflow)
                .Select(repository.Yaml)
                .Where(x => x.Problem == null)
                .Select(x => new Workflow(x)),
        ]);

    /// <summary>True for the path of a workflow, or of an action.</summary>
    public static bool IsWorkflow(string path) =>
        WorkflowPath().IsMatch(path) || Path.GetFileName(path) is "action.yml" or "action.yaml";

    /// <summary>Some workflows with all that they call in this repository.</summary>
    public IReadOnlyCollection<Workflow> CalledBy(params IEnumerable<Workflow> workflows)
    {
        HashSet<Workflow> seen = [];
        Stack<Workflow> left = new(workflows);
        while (left.TryPop(out Workflow? workflow))
        {
            if (!seen.Add(workflow))
                continue;
            foreach (Workflow called in workflow.Jobs.SelectMany(Calls))
                left.Push(called);
        }
        return [.. seen.OrderBy(x => x.Path, StringComparer.Ordinal)];
    }

    private IEnumerable<Workflow> Calls(WorkflowJob job)
    {
        foreach (string uses in job.Steps.Select(x => x.Uses).Append(job.Uses).Select(x => x?.Text ?? ""))
        {
            if (!uses.StartsWith("./", StringComparison.Ordinal))
                continue;
            string path = uses[2..].TrimEnd('/');
            foreach (string candidate in new[] { path, path + "/action.yml", path + "/action.yaml" })
            {
                if (byPath.TryGetValue(candidate, out Workflow? called))
                    yield return called;
            }
        }
    }

    private static string Name(Workflow workflow) => Path.GetFileNameWithoutExtension(workflow.Path);

    [GeneratedRegex(@"^\.github/workflows/[^/]+\.ya?ml$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WorkflowPath();

    [GeneratedRegex("release|publish", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReleaseName();

    [GeneratedRegex("deploy|promote|rollback", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeployName();
}
