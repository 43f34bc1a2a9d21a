namespace Nuke.Common.Tooling;

/// <summary>A process that the build started.</summary>
public interface IProcess : IDisposable
{
    /// <summary>The executable.</summary>
    string FileName { get; }

    /// <summary>The arguments, quoted as a shell would show them.</summary>
    string Arguments { get; }

    /// <summary>The folder in which it was started.</summary>
    string WorkingDirectory { get; }

    /// <summary>The lines so far.</summary>
    IReadOnlyCollection<Output> Output { get; }

    /// <summary>The exit code; asked for before the end, it waits.</summary>
    int ExitCode { get; }

    /// <summary>True when it has ended.</summary>
    bool HasExited { get; }

    /// <summary>The id that the system gave it.</summary>
    int Id { get; }

    /// <summary>Ends it and what it started.</summary>
    void Kill();

    /// <summary>Waits for its end.</summary>
    /// <returns>False when it was stopped because its time was up.</returns>
    bool WaitForExit();
}

/// <summary>Checks of processes.</summary>
public static class ProcessExtensions
{
    /// <summary>Waits for the end and fails when the time was up.</summary>
    public static IProcess AssertWaitForExit(this IProcess? process)
    {
        Assert.NotNull(process);
        Assert.True(process.WaitForExit(), $"{process.FileName} was stopped because it took longer than it may.");
        return process;
    }

    /// <summary>Waits for the end and fails when the exit code is not 0.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IProcess AssertZeroExitCode(this IProcess? process)
    {
        process.AssertWaitForExit();
        return process!.ExitCode == 0 ? process : throw new ProcessException(process);
    }
}
