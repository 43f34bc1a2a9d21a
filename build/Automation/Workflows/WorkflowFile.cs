using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Automation.Workflows;

/// <summary>A workflow of GitHub Actions, or an action of the repository's own.</summary>
/// <param name="Path">The path relative to the root.</param>
/// <param name="Events">What starts it.</param>
/// <param name="Steps">The steps of all jobs.</param>
public sealed record WorkflowFile(string Path, IReadOnlyList<string> Events, IReadOnlyList<WorkflowStep> Steps)
{
    /// <summary>True for an action, which runs where a workflow uses it.</summary>
    public bool IsAction { get; private init; }

    /// <summary>Reads a workflow.</summary>
    /// <exception cref="AutomationException">It is no YAML, or no workflow.</exception>
    public static WorkflowFile Parse(string path, string text)
    {
        YamlStream yaml = [];
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new AutomationException(
                $"{path}:{exception.Start.Line} is not valid YAML: {exception.Message} Mend it.",
                exception
            );
        }
        catch (InvalidOperationException exception)
        {
            throw new AutomationException(
                $"{path} is not valid YAML: a bracket or a quote is not closed. Mend it.",
                exception
            );
        }
        YamlMappingNode? root = yaml.Documents.Count == 0 ? null : yaml.Documents[0].RootNode as YamlMappingNode;
        if (root != null && Child(root, "runs") is { } action)
            return new WorkflowFile(path, [], StepsOf(path, action, counts: false)) { IsAction = true };
        if (root == null || Child(root, "jobs") is not YamlMappingNode jobs)
            throw new AutomationException($"{path} has no jobs. A workflow needs some; delete it otherwise.");
        return new WorkflowFile(
            path,
            EventsOf(Child(root, "on")),
            [.. jobs.Children.SelectMany(x => StepsOf(Name(x.Key), x.Value, counts: true))]
        );
    }

    /// <summary>The steps of a job or of an action.</summary>
    private static List<WorkflowStep> StepsOf(string job, YamlNode node, bool counts)
    {
        bool jobCounts = counts && AlwaysDecides(node);
        List<WorkflowStep> steps = [];
        if (Scalar(Child(node, "uses")) is { } reused)
            steps.Add(new WorkflowStep(job, Line(node), reused, null));
        if (Child(node, "steps") is YamlSequenceNode list)
            steps.AddRange(
                list.Children.Select(x => new WorkflowStep(
                    job,
                    Line(x),
                    Scalar(Child(x, "uses")),
                    Scalar(Child(x, "run"))
                )
                {
                    Shell = Scalar(Child(x, "shell")),
                    Folder = Scalar(Child(x, "working-directory")),
                    AlwaysDecides = jobCounts && AlwaysDecides(x),
                })
            );
        return steps;
    }

    /// <summary>False for a job or a step that may be left out, or whose failure is passed over.</summary>
    private static bool AlwaysDecides(YamlNode node) =>
        Child(node, "if") == null && Scalar(Child(node, "continue-on-error")) is null or "false";

    /// <summary>What starts a workflow, leaving out what starts it for some files only.</summary>
    private static IReadOnlyList<string> EventsOf(YamlNode? node) =>
        node is YamlMappingNode map
            ?
            [
                .. map
                    .Children.Where(x => Child(x.Value, "paths") == null && Child(x.Value, "paths-ignore") == null)
                    .Select(x => Name(x.Key)),
            ]
            : Names(node);

    private static IReadOnlyList<string> Names(YamlNode? node) =>
        node switch
        {
            YamlScalarNode scalar => [Name(scalar)],
            YamlSequenceNode list => [.. list.Children.Select(Name)],
            _ => [],
        };

    private static YamlNode? Child(YamlNode node, string name) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out YamlNode? child)
            ? child
            : null;

    private static string? Scalar(YamlNode? node) => (node as YamlScalarNode)?.Value;

    private static string Name(YamlNode node) => Scalar(node) ?? "";

    private static int Line(YamlNode node) => (int)node.Start.Line;
}

/// <summary>A step of a job, or a job that is another workflow.</summary>
/// <param name="Job">The job's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Uses">The action; null when it is none.</param>
/// <param name="Run">The script; null when there is none.</param>
public sealed record WorkflowStep(string Job, int Line, string? Uses, string? Run)
{
    /// <summary>The shell that it asks for; null for the runner's.</summary>
    public string? Shell { get; init; }

    /// <summary>The folder that it runs in; null for the repository's.</summary>
    public string? Folder { get; init; }

    /// <summary>True when nothing can leave it out, and the run fails when it does.</summary>
    public bool AlwaysDecides { get; init; }
}
