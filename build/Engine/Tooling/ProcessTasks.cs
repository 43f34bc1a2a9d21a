using System.Diagnostics;
using Nuke.Common.Execution;
using Nuke.Common.Reporting;
using Serilog;

namespace Nuke.Common.Tooling;

/// <summary>Starts processes.</summary>
public static class ProcessTasks
{
    /// <summary>True when output is printed unless a call says otherwise.</summary>
    public static bool DefaultLogOutput { get; set; } = true;

    /// <summary>True when command lines are printed unless a call says otherwise.</summary>
    public static bool DefaultLogInvocation { get; set; } = true;

    /// <summary>Starts a command line of the system's shell.</summary>
    public static IProcess StartShell(
        string command,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null
    ) =>
        Start(
            EnvironmentInfo.IsWin ? "cmd" : "sh",
            EnvironmentInfo.IsWin ? ["/c", command] : ["-c", command],
            new ProcessSettings(
                workingDirectory,
                environmentVariables,
                timeout,
                logOutput,
                logInvocation,
                logger,
                outputFilter
            )
        );

    /// <summary>Starts a tool: a path, or a name that is looked for on PATH. A <c>.dll</c> is started with dotnet.</summary>
    /// <returns>The process; it is not waited for.</returns>
    public static IProcess StartProcess(
        string toolPath,
        string? arguments = null,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null
    ) =>
        Start(
            toolPath,
            CommandLineText.Split(arguments ?? ""),
            new ProcessSettings(
                workingDirectory,
                environmentVariables,
                timeout,
                logOutput,
                logInvocation,
                logger,
                outputFilter
            )
        );

    /// <summary>The logger that tools have by default: standard output as it is, standard error as errors.</summary>
    public static void DefaultLogger(OutputType type, string text) =>
        BuildSession.Current.Output.Write(type == OutputType.Std ? Level.Debug : Level.Error, text);

    internal static ChildProcess Start(string toolPath, IReadOnlyList<string> arguments, ProcessSettings settings)
    {
        bool isAssembly = toolPath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        ProcessStartInfo start = new(isAssembly ? "dotnet" : toolPath)
        {
            WorkingDirectory = settings.WorkingDirectory ?? BuildSession.Current.RootDirectory,
            UseShellExecute = false,
        };
        if (isAssembly)
            start.ArgumentList.Add(toolPath);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (
            (string name, string value) in settings.EnvironmentVariables
                ?? new Dictionary<string, string>(StringComparer.Ordinal)
        )
            start.Environment[name] = value;

        SecretMask mask = new(settings.Secrets);
        string commandLine = mask.Apply(CommandLineText.Join(start.ArgumentList));
        if (settings.LogInvocation ?? DefaultLogInvocation)
            Log.Debug("> {Tool} {Arguments}", start.FileName, commandLine);
        Action<OutputType, string>? onLine = null;
        if (settings.LogOutput ?? DefaultLogOutput)
        {
            Action<OutputType, string> logger = settings.Logger ?? DefaultLogger;
            onLine = (type, text) =>
                logger(type, mask.Apply(settings.OutputFilter == null ? text : settings.OutputFilter(text)));
        }
        TimeSpan? timeout = settings.Timeout is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        return ChildProcess.Start(start, commandLine, timeout, onLine);
    }
}

/// <summary>How a process is started.</summary>
internal sealed record ProcessSettings(
    string? WorkingDirectory = null,
    IReadOnlyDictionary<string, string>? EnvironmentVariables = null,
    int? Timeout = null,
    bool? LogOutput = null,
    bool? LogInvocation = null,
    Action<OutputType, string>? Logger = null,
    Func<string, string>? OutputFilter = null
)
{
    public IReadOnlyList<string> Secrets { get; init; } = [];
}
