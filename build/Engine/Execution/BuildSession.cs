using System.Reflection;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>One run of a build: what it was given, where it stands, and where its output goes.</summary>
internal sealed class BuildSession
{
    private static BuildSession? current;

    public BuildSession(AbsolutePath rootDirectory, Host host, Verbosity verbosity, BuildOutput output)
    {
        RootDirectory = rootDirectory;
        Host = host;
        Verbosity = verbosity;
        Output = output;
        Attempt = new BuildAttempt(rootDirectory / ".nuke" / "temp" / "build-attempt.log");
    }

    /// <summary>The run of this process; a process that runs no build, such as a test, gets one for its working directory.</summary>
    public static BuildSession Current
    {
        get => current ??= Detached();
        set => current = value;
    }

    /// <summary>Forgets the run, so that what comes after it gets a session of its own.</summary>
    public static void Leave() => current = null;

    public AbsolutePath RootDirectory { get; }

    public Host Host { get; set; }

    public Verbosity Verbosity { get; set; }

    public BuildOutput Output { get; }

    public BuildAttempt Attempt { get; }

    public Switches Switches { get; set; } = new();

    public ParameterValues Parameters { get; set; } = null!;

    public NukeBuild? Build { get; set; }

    public Assembly? BuildAssembly => Build?.GetType().Assembly;

    public IReadOnlyList<ExecutableTarget> Targets { get; set; } = [];

    public IReadOnlyList<ExecutableTarget> Plan { get; set; } = [];

    public ExecutableTarget? Running { get; set; }

    public bool IsCancelled { get; set; }

    private static BuildSession Detached()
    {
        AbsolutePath root =
            RootDirectoryLookup.Find(null, EnvironmentInfo.WorkingDirectory) ?? EnvironmentInfo.WorkingDirectory;
        Terminal host = new();
        return new BuildSession(
            root,
            host,
            Verbosity.Normal,
            new BuildOutput(host, () => Verbosity.Normal, Console.Out)
        );
    }
}
