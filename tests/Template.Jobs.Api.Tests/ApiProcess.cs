using System.Diagnostics;
using System.Text;

namespace Template.Jobs.Api.Tests;

/// <summary>The API as a process of its own, and what it writes.</summary>
internal sealed class ApiProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process process;
    private readonly StringBuilder output = new();

    public ApiProcess(IEnumerable<string> flags, IReadOnlyDictionary<string, string>? environment = null)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Template.Jobs.Api.dll");
        ProcessStartInfo start = new("dotnet", [program, .. flags])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has written until now.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using CancellationTokenSource late = new(Patience);
        await process.WaitForExitAsync(late.Token);
        return process.ExitCode;
    }

    /// <summary>Waits until it has written something.</summary>
    public async Task WaitForAsync(string text)
    {
        long begun = Stopwatch.GetTimestamp();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            Assert.True(
                Stopwatch.GetElapsedTime(begun) < Patience && !process.HasExited,
                $"'{text}' was not written: {Output}"
            );
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private void Add(string? line)
    {
        if (line == null)
            return;
        lock (output)
            output.Append(line).Append('\n');
    }
}
