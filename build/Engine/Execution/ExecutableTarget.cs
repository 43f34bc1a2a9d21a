using System.Diagnostics;

namespace Nuke.Common.Execution;

/// <summary>A target of the build with its relations, as the plan sees it.</summary>
[DebuggerDisplay("{Name}: {Status}")]
public sealed class ExecutableTarget
{
    internal ExecutableTarget(string name, int order)
    {
        Name = name;
        Order = order;
    }

    /// <summary>The name of the property that defines the target.</summary>
    public string Name { get; }

    /// <summary>The text for <c>--help</c>.</summary>
    public string? Description { get; internal set; }

    /// <summary>True when <c>--help</c> shows the target.</summary>
    public bool Listed { get; internal set; } = true;

    /// <summary>True when the target was named on the command line or in a parameters file.</summary>
    public bool Invoked { get; internal set; }

    /// <summary>True when the target runs if none is named.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>Where the target stands.</summary>
    public ExecutionStatus Status { get; internal set; }

    /// <summary>How long the actions took.</summary>
    public TimeSpan Duration => Stopwatch.Elapsed;

    /// <summary>What the target reported for its row in the summary.</summary>
    public Dictionary<string, string> SummaryInformation { get; internal set; } = new(StringComparer.Ordinal);

    /// <summary>The targets that run before this one and that it pulls in.</summary>
    public IReadOnlyCollection<ExecutableTarget> ExecutionDependencies => Dependencies;

    /// <summary>The targets that run before this one when they are in the plan.</summary>
    public IReadOnlyCollection<ExecutableTarget> OrderDependencies => OrderedAfter;

    /// <summary>The targets that bring this one into the plan.</summary>
    public IReadOnlyCollection<ExecutableTarget> TriggerDependencies => TriggeredBy;

    /// <summary>The targets that this one brings into the plan.</summary>
    public IReadOnlyCollection<ExecutableTarget> Triggers => TriggerTargets;

    /// <summary>The files that the target makes, as paths or patterns.</summary>
    public IReadOnlyCollection<string> ArtifactProducts => Definition.Artifacts;

    internal int Order { get; }

    internal Target? Factory { get; set; }

    internal TargetDefinition Definition { get; set; } = null!;

    internal string? SkipReason { get; set; }

    /// <summary>True when a condition of its own is false.</summary>
    internal bool IsRuledOut { get; set; }

    internal string? Failure { get; set; }

    internal Stopwatch Stopwatch { get; } = new();

    internal List<ExecutableTarget> Dependencies { get; } = [];

    internal List<ExecutableTarget> OrderedAfter { get; } = [];

    internal List<ExecutableTarget> TriggeredBy { get; } = [];

    internal List<ExecutableTarget> TriggerTargets { get; } = [];

    internal bool ComesAfter(ExecutableTarget other) =>
        Dependencies.Contains(other) || OrderedAfter.Contains(other) || TriggeredBy.Contains(other);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
