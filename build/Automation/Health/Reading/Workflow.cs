namespace Automation.Health.Reading;

/// <summary>A workflow of GitHub Actions, or an action of the repository's own.</summary>
internal sealed class Workflow
{
    public Workflow(YamlFile file)
    {
        File = file;
        Root = file.Root;
        IsAction = Root["runs"] != null && Root["jobs"] == null;
        // A reader of YAML 1.1 takes the key `on` for the value true, and some tools write it back like that.
        Trigger = Root["on"] ?? Root["true"] ?? Root["True"];
        Events = Names(Trigger);
        Jobs = IsAction
            ? [new WorkflowJob("", Root["runs"]!)]
            : [.. (Root["jobs"]?.Entries ?? []).Select(x => new WorkflowJob(x.Key, x.Value))];
    }

    public YamlFile File { get; }

    public string Path => File.Path;

    public YamlValue Root { get; }

    /// <summary>True for an action, which runs where a workflow uses it.</summary>
    public bool IsAction { get; }

    /// <summary>What stands under <c>on</c>.</summary>
    public YamlValue? Trigger { get; }

    /// <summary>What starts it.</summary>
    public IReadOnlyList<string> Events { get; }

    /// <summary>The jobs; an action has one without a name.</summary>
    public IReadOnlyList<WorkflowJob> Jobs { get; }

    /// <summary>True when other workflows can call it.</summary>
    public bool IsReusable => Events.Contains("workflow_call", StringComparer.Ordinal);

    /// <summary>True when nothing but other workflows starts it.</summary>
    public bool IsOnlyCalled => IsReusable && Events.Count == 1;

    /// <summary>The steps of all jobs.</summary>
    public IEnumerable<(WorkflowJob Job, JobStep Step)> Steps => Jobs.SelectMany(x => x.Steps.Select(y => (x, y)));

    /// <summary>Where the file begins, past comments.</summary>
    public int FirstLine => Root.Line;

    /// <summary>The environment variables that a step sees, the nearest last.</summary>
    public IEnumerable<YamlEntry> EnvironmentOf(WorkflowJob job, JobStep step) =>
        new[] { Root["env"], job.Node["env"], step.Node["env"] }.SelectMany(x => x?.Entries ?? []);

    /// <summary>True when the token of a job may write something.</summary>
    public bool MayWrite(WorkflowJob job, string scope)
    {
        YamlValue? permissions = job.Node["permissions"] ?? Root["permissions"];
        return permissions?.Text == "write-all" || permissions?.TextOf(scope) == "write";
    }

    private static IReadOnlyList<string> Names(YamlValue? trigger) =>
        trigger switch
        {
            null => [],
            { Text: { } text } => [text],
            { IsMapping: true } => [.. trigger.Entries.Select(x => x.Key)],
            _ => [.. trigger.Items.Select(x => x.Text ?? "")],
        };
}

/// <summary>A job of a workflow.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Node">What stands under it.</param>
internal sealed record WorkflowJob(string Name, YamlValue Node)
{
    /// <summary>The steps.</summary>
    public IReadOnlyList<JobStep> Steps { get; } = [.. (Node["steps"]?.Items ?? []).Select(x => new JobStep(x))];

    /// <summary>The reusable workflow that it is; null when it has steps of its own.</summary>
    public YamlValue? Uses => Node["uses"];

    /// <summary>The environment that it runs under; null without one.</summary>
    public string? Environment => Node.TextOf("environment") ?? Node["environment"]?.TextOf("name");
}

/// <summary>A step of a job.</summary>
/// <param name="Node">What it says.</param>
internal sealed record JobStep(YamlValue Node)
{
    /// <summary>The script; null when it is an action.</summary>
    public YamlValue? Run => Node["run"] is { Text: not null } run ? run : null;

    /// <summary>The action; null when it is a script.</summary>
    public YamlValue? Uses => Node["uses"] is { Text: not null } uses ? uses : null;

    /// <summary>The action without its version; empty when it is a script.</summary>
    public string Action => Uses?.Text!.Split('@')[0] ?? "";

    /// <summary>True when it is an action of this name.</summary>
    public bool Is(string action) => Action.Equals(action, StringComparison.OrdinalIgnoreCase);

    /// <summary>What an action is given; null without it.</summary>
    public YamlValue? With(string name) =>
        Node["with"]?.Entries.FirstOrDefault(x => x.Key.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
