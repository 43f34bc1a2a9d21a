using System.ComponentModel;
using System.Diagnostics;

namespace Nuke.Common.Tooling;

/// <summary>A started process whose lines are kept and told as they come.</summary>
internal sealed class ChildProcess : IProcess
{
    private readonly Process process;
    private readonly List<Output> lines = [];
    private readonly TimeSpan? timeout;

    private ChildProcess(Process process, string arguments, TimeSpan? timeout)
    {
        this.process = process;
        this.timeout = timeout;
        FileName = process.StartInfo.FileName;
        Arguments = arguments;
        WorkingDirectory = process.StartInfo.WorkingDirectory;
    }

    public string FileName { get; }

    public string Arguments { get; }

    public string WorkingDirectory { get; }

    public IReadOnlyCollection<Output> Output
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public int ExitCode
    {
        get
        {
            process.WaitForExit();
            return process.ExitCode;
        }
    }

    public bool HasExited => process.HasExited;

    public int Id => process.Id;

    /// <exception cref="ProcessException">The executable cannot be started.</exception>
    public static ChildProcess Start(
        ProcessStartInfo start,
        string arguments,
        TimeSpan? timeout,
        Action<OutputType, string>? onLine
    )
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        Process process = new() { StartInfo = start };
        ChildProcess child = new(process, arguments, timeout);
        process.OutputDataReceived += (_, line) => child.Receive(OutputType.Std, line.Data, onLine);
        process.ErrorDataReceived += (_, line) => child.Receive(OutputType.Err, line.Data, onLine);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new ProcessException(
                $"{start.FileName} cannot be started: {exception.Message}. Install it, or put it on PATH.",
                exception
            );
        }
        RunningProcesses.Add(child);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }

    public bool WaitForExit()
    {
        bool isInTime = timeout is not { } limit || process.WaitForExit(limit);
        if (!isInTime)
            Kill();
        process.WaitForExit();
        RunningProcesses.Remove(this);
        return isInTime;
    }

    public void Dispose()
    {
        RunningProcesses.Remove(this);
        process.Dispose();
    }

    private void Receive(OutputType type, string? text, Action<OutputType, string>? onLine)
    {
        if (text == null)
            return;
        lock (lines)
            lines.Add(new Output { Type = type, Text = text });
        onLine?.Invoke(type, text);
    }
}
