using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Automation.Workflows;

/// <summary>A workflow of GitHub Actions.</summary>
/// <param name="Path">The path relative to the root.</param>
/// <param name="Events">What starts it.</param>
/// <param name="Steps">The steps of all jobs.</param>
public sealed record WorkflowFile(string Path, IReadOnlyList<string> Events, IReadOnlyList<WorkflowStep> Steps)
{
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
        if (
            yaml.Documents.Count == 0
            || yaml.Documents[0].RootNode is not YamlMappingNode root
            || Child(root, "jobs") is not YamlMappingNode jobs
        )
            throw new AutomationException($"{path} has no jobs. A workflow needs some; delete it otherwise.");
        List<WorkflowStep> steps = [];
        foreach ((YamlNode name, YamlNode job) in jobs.Children)
        {
            if (Scalar(Child(job, "uses")) is { } reused)
                steps.Add(new WorkflowStep(Name(name), Line(job), reused, null));
            if (Child(job, "steps") is YamlSequenceNode list)
                steps.AddRange(
                    list.Children.Select(x => new WorkflowStep(
                        Name(name),
                        Line(x),
                        Scalar(Child(x, "uses")),
                        Scalar(Child(x, "run"))
                    ))
                );
        }
        return new WorkflowFile(path, Names(Child(root, "on")), steps);
    }

    private static IReadOnlyList<string> Names(YamlNode? node) =>
        node switch
        {
            YamlScalarNode scalar => [Name(scalar)],
            YamlSequenceNode list => [.. list.Children.Select(Name)],
            YamlMappingNode map => [.. map.Children.Keys.Select(Name)],
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
public sealed record WorkflowStep(string Job, int Line, string? Uses, string? Run);
