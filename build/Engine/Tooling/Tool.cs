namespace Nuke.Common.Tooling;

/// <summary>Runs a tool, waits for it, and fails when its exit code is not 0.</summary>
/// <param name="arguments">The command line; see <see cref="ArgumentStringHandler"/>.</param>
/// <param name="workingDirectory">The folder in which it starts; the repository's by default.</param>
/// <param name="environmentVariables">Environment variables besides those of the build.</param>
/// <param name="timeout">Milliseconds after which it is stopped.</param>
/// <param name="logOutput">True when the output is printed.</param>
/// <param name="logInvocation">True when the command line is printed.</param>
/// <param name="logger">What is done with a line of output.</param>
/// <param name="exitHandler">What is done at the end, instead of failing for an exit code that is not 0.</param>
/// <returns>The lines of output.</returns>
public delegate IReadOnlyCollection<Output> Tool(
    ArgumentStringHandler arguments,
    string? workingDirectory = null,
    IReadOnlyDictionary<string, string>? environmentVariables = null,
    int? timeout = null,
    bool? logOutput = null,
    bool? logInvocation = null,
    Action<OutputType, string>? logger = null,
    Action<IProcess>? exitHandler = null
);

/// <summary>Runs tools for options and for command lines.</summary>
internal static class ToolRun
{
    public static IReadOnlyCollection<Output> Run(
        string toolPath,
        ArgumentStringHandler arguments,
        ProcessSettings settings,
        Action<IProcess>? exitHandler
    )
    {
        (string text, IReadOnlyList<string> secrets) = arguments.ToCommandLine();
        using ChildProcess process = ProcessTasks.Start(
            toolPath,
            CommandLineText.Split(text),
            settings with
            {
                Secrets = secrets,
            }
        );
        return Finish(process, exitHandler, isExitHandled: true);
    }

    public static IReadOnlyCollection<Output> Run(
        string toolPath,
        ToolOptions options,
        Action<OutputType, string>? logger
    )
    {
        ProcessSettings settings = new(
            options.ProcessWorkingDirectory,
            options.ProcessEnvironmentVariables,
            options.ProcessExecutionTimeout,
            options.ProcessOutputLogging,
            options.ProcessInvocationLogging,
            options.Logger ?? logger
        )
        {
            Secrets = options.RedactedSecrets,
        };
        using ChildProcess process = ProcessTasks.Start(
            options.ProcessToolPath ?? toolPath,
            options.Arguments(),
            settings
        );
        return Finish(process, options.ExitHandler, options.ProcessExitHandling ?? true);
    }

    /// <summary>Runs the tool for each of the options, several at a time.</summary>
    /// <param name="options">The options.</param>
    /// <param name="run">Runs one.</param>
    /// <param name="degreeOfParallelism">How many run at a time.</param>
    /// <param name="completeOnFailure">True when the rest runs on after one failed.</param>
    /// <exception cref="Exception">One failed; its exception, or all of them as one.</exception>
    public static IEnumerable<(T Settings, IReadOnlyCollection<Output> Output)> RunAll<T>(
        IEnumerable<T> options,
        Func<T, IReadOnlyCollection<Output>> run,
        int degreeOfParallelism,
        bool completeOnFailure
    )
    {
        T[] all = [.. options];
        IReadOnlyCollection<Output>?[] results = new IReadOnlyCollection<Output>?[all.Length];
        List<Exception> failures = [];
        Parallel.For(
            0,
            all.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, degreeOfParallelism) },
            (i, state) =>
            {
                try
                {
                    results[i] = run(all[i]);
                }
                catch (Exception exception)
                {
                    lock (failures)
                        failures.Add(exception);
                    if (!completeOnFailure)
                        state.Stop();
                }
            }
        );
        if (failures.Count == 1)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures[0]);
        if (failures.Count > 1)
            throw new AggregateException(
                string.Join("\n", failures.Select(x => (x as ProcessException)?.Short ?? x.Message)),
                failures
            );
        return [.. all.Zip(results, (settings, output) => (settings, output ?? []))];
    }

    private static IReadOnlyCollection<Output> Finish(
        ChildProcess process,
        Action<IProcess>? exitHandler,
        bool isExitHandled
    )
    {
        process.AssertWaitForExit();
        if (exitHandler != null)
            exitHandler(process);
        else if (isExitHandled)
            process.AssertZeroExitCode();
        return process.Output;
    }
}
