using System.Runtime.CompilerServices;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>The base of a component: an interface that adds targets and parameters to a build.</summary>
public interface INukeBuild
{
    /// <summary>The folder that holds the repository.</summary>
    AbsolutePath RootDirectory { get; }

    /// <summary>A folder for files that may be deleted at any time, <c>.nuke/temp</c> in the root.</summary>
    AbsolutePath TemporaryDirectory { get; }

    /// <summary>The built build program, or null when it runs from memory.</summary>
    AbsolutePath? BuildAssemblyFile { get; }

    /// <summary>The folder of the built build program.</summary>
    AbsolutePath? BuildAssemblyDirectory { get; }

    /// <summary>The build's project file, or null when there is none.</summary>
    AbsolutePath? BuildProjectFile { get; }

    /// <summary>The folder of the build's project file.</summary>
    AbsolutePath? BuildProjectDirectory { get; }

    /// <summary>How much is printed.</summary>
    Verbosity Verbosity { get; }

    /// <summary>Where the build runs.</summary>
    Host Host { get; }

    /// <summary>The profiles given by <c>--profile</c>.</summary>
    string[] LoadedLocalProfiles { get; }

    /// <summary>True when no CI server runs the build.</summary>
    bool IsLocalBuild { get; }

    /// <summary>True when a CI server runs the build.</summary>
    bool IsServerBuild { get; }

    /// <summary>The targets in the order in which they run.</summary>
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }

    /// <summary>The targets that were named, or the default ones.</summary>
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }

    /// <summary>The targets that were skipped.</summary>
    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }

    /// <summary>The targets that have yet to run.</summary>
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }

    /// <summary>The targets that are running.</summary>
    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }

    /// <summary>The targets that were interrupted.</summary>
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }

    /// <summary>The targets that failed.</summary>
    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }

    /// <summary>The targets that succeeded.</summary>
    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }

    /// <summary>The targets that succeeded, failed, or were skipped or interrupted.</summary>
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    /// <summary>True while no target failed, was interrupted or was left out.</summary>
    bool IsSucceeding { get; }

    /// <summary>True when a target failed, was interrupted or was left out.</summary>
    bool IsFailing { get; }

    /// <summary>True when no target is left to run.</summary>
    bool IsFinished { get; }

    /// <summary>True when the plan is to be shown and nothing is to run.</summary>
    bool Plan { get; }

    /// <summary>True when the help is to be shown and nothing is to run.</summary>
    bool Help { get; }

    /// <summary>True when the logo is left out.</summary>
    bool NoLogo { get; }

    /// <summary>True when the targets that succeeded in the last attempt are skipped.</summary>
    bool Continue { get; }

    /// <summary>The exit code of the process, when the build sets one itself.</summary>
    int? ExitCode { get; set; }

    /// <summary>The value of a component's parameter, or null.</summary>
    /// <param name="parameter">A lambda that names the parameter: <c>() => Feed</c>. It is not called.</param>
    /// <param name="expression">Given by the compiler.</param>
    T? TryGetValue<T>(Func<T?> parameter, [CallerArgumentExpression(nameof(parameter))] string? expression = null)
        where T : class;

    /// <summary>The value of a component's parameter of a value type, or null: <c>TryGetValue&lt;int?&gt;(() => Retries)</c>.</summary>
    /// <param name="parameter">A lambda that names the parameter. It is not called.</param>
    /// <param name="expression">Given by the compiler.</param>
    T? TryGetValue<T>(Func<object?> parameter, [CallerArgumentExpression(nameof(parameter))] string? expression = null);

    /// <summary>Writes pairs into the summary row of the target that is running.</summary>
    void ReportSummary(Tooling.Configure<Dictionary<string, string>>? configurator = null);
}
