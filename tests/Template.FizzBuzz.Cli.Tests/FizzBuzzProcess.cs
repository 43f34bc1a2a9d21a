using System.Diagnostics;
using System.Globalization;

namespace Template.FizzBuzz.Cli.Tests;

/// <summary>Runs the built command as users do: as a process.</summary>
internal sealed class FizzBuzzProcess : IDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Template.FizzBuzz.Cli.dll");
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private readonly Process process;

    private FizzBuzzProcess(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
    }

    public int Id => process.Id;

    public StreamReader Output => process.StandardOutput;

    public StreamReader Error => process.StandardError;

    public static FizzBuzzProcess Start(params string[] arguments) => new(Dotnet, ["exec", Assembly, .. arguments]);

    /// <summary>Runs to the end.</summary>
    public static Result Run(params string[] arguments)
    {
        using FizzBuzzProcess command = Start(arguments);
        return command.Finish();
    }

    /// <summary>Runs a line of sh in which <c>fizzbuzz</c> is the command.</summary>
    public static Result RunShell(string line)
    {
        string script = $"fizzbuzz() {{ '{Dotnet}' exec '{Assembly}' \"$@\"; }}\n{line}";
        using FizzBuzzProcess shell = new("/bin/sh", ["-c", script]);
        return shell.Finish();
    }

    /// <summary>Sends a signal by its name, such as <c>INT</c>.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    public int WaitForExit()
    {
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), "The process did not end within a minute.");
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private Result Finish()
    {
        Task<string> error = Error.ReadToEndAsync();
        string output = Output.ReadToEnd();
        return new Result(WaitForExit(), output, error.GetAwaiter().GetResult());
    }

    /// <summary>What a process left behind.</summary>
    internal sealed record Result(int ExitCode, string Output, string Error);
}
