using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Automation.Services;

/// <summary>A service that was started. Its lines go on with its name before them.</summary>
internal sealed partial class RunningService : IDisposable
{
    private const int Terminate = 15;
    private readonly Process process;

    private RunningService(Service service, Process process)
    {
        Service = service;
        this.process = process;
    }

    public Service Service { get; }

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public Task Ended => process.WaitForExitAsync();

    /// <summary>Starts a service.</summary>
    /// <exception cref="AutomationException">The program cannot be started.</exception>
    public static RunningService Start(Service service, Action<string, string> line)
    {
        ProcessStartInfo start = new(service.Command.Program, service.Command.Arguments)
        {
            WorkingDirectory = service.Command.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string? value) in service.Command.Environment)
            start.Environment[name] = value;
        Process started = new() { StartInfo = start };
        started.OutputDataReceived += (_, x) => Tell(x.Data);
        started.ErrorDataReceived += (_, x) => Tell(x.Data);
        try
        {
            started.Start();
        }
        catch (Win32Exception e)
        {
            started.Dispose();
            throw new AutomationException($"{service.Command.Program} cannot be started: {e.Message}.", e);
        }

        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return new(service, started);

        void Tell(string? text)
        {
            if (text != null)
                line(service.Name, text);
        }
    }

    /// <summary>Asks the service to stop, and stops it when it does not.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (process.HasExited)
            return;
        if (OperatingSystem.IsWindows() || Signal(process.Id, Terminate) != 0)
            process.Kill(entireProcessTree: true);
        using CancellationTokenSource enough = new(patience);
        try
        {
            await process.WaitForExitAsync(enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The memory that it holds now, in megabytes.</summary>
    public double Memory
    {
        get
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Stops the service without asking.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose() => process.Dispose();

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
