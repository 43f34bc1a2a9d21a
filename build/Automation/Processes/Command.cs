using System.ComponentModel;
using System.Diagnostics;
using System.Text;

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

    /// <summary>True when the arguments name all folders, so that the one in which the program starts does not matter.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>What the program reads on its standard input.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Runs the program to its end.</summary>
    /// <returns>Its exit code and what it wrote, as text.</returns>
    /// <exception cref="AutomationException">The program cannot be started.</exception>
    public CommandResult Run()
    {
        (int exitCode, byte[] output, string error) = RunForBytes();
        return new CommandResult(exitCode, Encoding.UTF8.GetString(output), error);
    }

    /// <summary>Runs the program to its end.</summary>
    /// <returns>Its exit code, the bytes of its standard output, and its standard error as text.</returns>
    /// <exception cref="AutomationException">The program cannot be started.</exception>
    public (int ExitCode, byte[] Output, string Error) RunForBytes() =>
        Run(stream =>
        {
            using MemoryStream output = new();
            stream.CopyTo(output);
            return output.ToArray();
        });

    /// <summary>Runs the program to its end.</summary>
    /// <param name="read">Reads its standard output to the end.</param>
    /// <returns>Its exit code, what was read, and its standard error as text.</returns>
    /// <exception cref="AutomationException">The program cannot be started.</exception>
    public (int ExitCode, T Output, string Error) Run<T>(Func<Stream, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return IsPlaced && OperatingSystem.IsLinux() ? LinuxProcess.Run(this, read) : RunProcess(read);
        }
        catch (Win32Exception exception)
        {
            throw new AutomationException(
                $"{Program} cannot be started: {exception.Message}. Install it, or put it on PATH.",
                exception
            );
        }
    }

    private (int ExitCode, T Output, string Error) RunProcess<T>(Func<Stream, T> read)
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
        using Process process = Process.Start(start)!;
        // Threads that block, and not tasks: reading a pipe asynchronously starts the socket engine first.
        string error = "";
        Thread errors = new(() => error = process.StandardError.ReadToEnd());
        errors.Start();
        Thread? input = null;
        if (Input.IsEmpty)
        {
            process.StandardInput.Close();
        }
        else
        {
            input = new Thread(() => Write(process.StandardInput));
            input.Start();
        }
        T output = read(process.StandardOutput.BaseStream);
        input?.Join();
        errors.Join();
        process.WaitForExit();
        return (process.ExitCode, output, error);
    }

    private void Write(StreamWriter writer)
    {
        try
        {
            writer.BaseStream.Write(Input.Span);
            writer.Close();
        }
        catch (IOException)
        {
            // The program ended before it had read everything; its exit code says why.
        }
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Error);
