using System.Runtime.CompilerServices;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>The base class of a build: its targets are the properties of type <see cref="Target"/> of the class and of the components it implements.</summary>
public abstract partial class NukeBuild : INukeBuild
{
    /// <summary>Runs the build with the arguments of the process.</summary>
    /// <param name="defaultTargets">The targets that run when none is named; none of them means that the help is shown.</param>
    /// <returns>The exit code: 0 when the build succeeded, 2 when a value was refused, 130 when it was interrupted, or else 255 or what the build set.</returns>
    protected static int Execute<T>(params Func<T, Target?>[] defaultTargets)
        where T : NukeBuild, new() => BuildProcess.Run(defaultTargets);

    internal BuildSession? Session { get; set; }

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan => Session?.Plan ?? [];

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => [.. ExecutionPlan.Where(x => x.Invoked)];

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => WithStatus(ExecutionStatus.Skipped);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => WithStatus(ExecutionStatus.Scheduled);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => WithStatus(ExecutionStatus.Running);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => WithStatus(ExecutionStatus.Aborted);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => WithStatus(ExecutionStatus.Failed);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => WithStatus(ExecutionStatus.Succeeded);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets =>
        [.. ExecutionPlan.Where(x => x.Status.IsFinished())];

    /// <inheritdoc/>
    public bool IsSucceeding => !IsFailing;

    /// <inheritdoc/>
    public bool IsFailing => ExecutionPlan.Any(x => x.Status.IsFailure());

    /// <inheritdoc/>
    public bool IsFinished => !ExecutionPlan.Any(x => x.Status is ExecutionStatus.Scheduled or ExecutionStatus.Running);

    /// <inheritdoc/>
    public bool Plan => Session?.Switches.Plan != null;

    /// <inheritdoc/>
    public bool Help => Session?.Switches.Help != null;

    /// <inheritdoc/>
    public bool NoLogo => Session?.Switches.NoLogo ?? false;

    /// <inheritdoc/>
    public bool Continue => Session?.Switches.Continue ?? false;

    /// <inheritdoc/>
    public int? ExitCode { get; set; }

    /// <inheritdoc/>
    public T? TryGetValue<T>(
        Func<T?> parameter,
        [CallerArgumentExpression(nameof(parameter))] string? expression = null
    )
        where T : class => (T?)Session?.Parameters.Value(LambdaText.MemberName(expression), typeof(T));

    /// <inheritdoc/>
    public T? TryGetValue<T>(
        Func<object?> parameter,
        [CallerArgumentExpression(nameof(parameter))] string? expression = null
    ) => (T?)Session?.Parameters.Value(LambdaText.MemberName(expression), typeof(T));

    /// <inheritdoc/>
    public void ReportSummary(Configure<Dictionary<string, string>>? configurator = null)
    {
        ExecutableTarget? running = Session?.Running;
        if (running != null && configurator != null)
            running.SummaryInformation = configurator(
                new Dictionary<string, string>(running.SummaryInformation, StringComparer.Ordinal)
            );
    }

    /// <summary>Called once, when the build object exists and its targets are known.</summary>
    protected internal virtual void OnBuildCreated() { }

    /// <summary>Called once, when parameters have their values.</summary>
    protected internal virtual void OnBuildInitialized() { }

    /// <summary>Called once, after the summary.</summary>
    protected internal virtual void OnBuildFinished() { }

    /// <summary>Called before a target's first action.</summary>
    protected internal virtual void OnTargetRunning(string target) { }

    /// <summary>Called when a target is skipped.</summary>
    protected internal virtual void OnTargetSkipped(string target) { }

    /// <summary>Called after a target's last action.</summary>
    protected internal virtual void OnTargetSucceeded(string target) { }

    /// <summary>Called when an action of a target failed.</summary>
    protected internal virtual void OnTargetFailed(string target) { }

    private ExecutableTarget[] WithStatus(ExecutionStatus status) => [.. ExecutionPlan.Where(x => x.Status == status)];
}
