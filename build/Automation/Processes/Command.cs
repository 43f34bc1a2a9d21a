using System.ComponentModel;
using System.Diagnostics;

namespace Automation.Processes;

/// <summary>A program with its arguments: the one way in which the automation starts processes.</summary>
/// <param name="Program">The executable, a path or a name on PATH.</param>
/// <param name="Arguments">The arguments, each as it reaches the program.</param>
/// <param name="WorkingDirectory">The folder in which it starts.</param>
public sealed record Command(string Program, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>Environment variables that are set, or with a null value removed, for the program alone.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } =
        new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Runs the program to its end.</summary>
    /// <returns>Its exit code and what it wrote.</returns>
    /// <exception cref="AutomationException">The program cannot be started.</exception>
    public CommandResult Run()
    {
        ProcessStartInfo start = new(Program)
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string argument in Arguments)
            start.ArgumentList.Add(argument);
        foreach ((string name, string? value) in Environment)
            start.Environment[name] = value;
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new CommandResult(process.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (Win32Exception exception)
        {
            throw new AutomationException(
                $"{Program} cannot be started: {exception.Message}. Install it, or put it on PATH.",
                exception
            );
        }
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Error);
