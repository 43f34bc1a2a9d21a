using System.Diagnostics;
using System.Globalization;

namespace Template.Jobs.Worker;

/// <summary>The built worker as a process.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Template.Jobs.Worker.dll");
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private WorkerProcess(string[] arguments, IReadOnlyDictionary<string, string> variables)
    {
        ProcessStartInfo start = new(Dotnet, ["exec", Assembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public static WorkerProcess Start(string[] arguments, IReadOnlyDictionary<string, string>? variables = null) =>
        new(arguments, variables ?? new Dictionary<string, string>());

    public void Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<(int Exit, string Output, string Errors)> EndAsync()
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(late.Token);
        return (process.ExitCode, await output, await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
