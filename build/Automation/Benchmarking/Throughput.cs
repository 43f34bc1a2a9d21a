using System.Diagnostics;
using System.Globalization;
using Automation.Processes;

namespace Automation.Benchmarking;

/// <summary>How many bytes a second a command writes.</summary>
/// <param name="root">The folder in which shells start.</param>
public sealed class Throughput(string root)
{
    private const double Giga = 1e9;

    /// <summary>GB/s of a shell command that writes a known number of bytes.</summary>
    /// <param name="shellCommand">The command with its redirection, such as <c>fizzbuzz &gt;/dev/null</c>.</param>
    /// <param name="bytes">How many bytes it writes.</param>
    public double Of(string shellCommand, long bytes)
    {
        Stopwatch elapsed = Stopwatch.StartNew();
        CommandResult result = new Command("sh", ["-c", shellCommand], root).Run();
        elapsed.Stop();
        return result.ExitCode == 0
            ? bytes / elapsed.Elapsed.TotalSeconds / Giga
            : throw new AutomationException($"'{shellCommand}' ended with exit code {result.ExitCode}: {result.Error}");
    }

    /// <summary>The number of bytes that a shell command writes.</summary>
    public long Count(string shellCommand)
    {
        CommandResult result = new Command("sh", ["-c", shellCommand + " | wc -c"], root).Run();
        return long.TryParse(result.Output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes)
            ? bytes
            : throw new AutomationException($"'{shellCommand}' cannot be counted: {result.Error}");
    }

    /// <summary>The most memory that a shell command held, in MB; measured by the kernel.</summary>
    /// <param name="shellCommand">The command; it is started with exec, so that it is the process that is measured.</param>
    /// <returns>Null where the system does not tell.</returns>
    public double? PeakMemory(string shellCommand)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        using Process process = Process.Start(
            new ProcessStartInfo("sh", ["-c", "exec " + shellCommand])
            {
                WorkingDirectory = root,
                UseShellExecute = false,
            }
        )!;
        double peak = 0;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(5)))
            peak = Math.Max(peak, ReadPeak(process.Id));
        return peak;
    }

    private static double ReadPeak(int process)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process}/status")
                .First(x => x.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(
                    line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
                    CultureInfo.InvariantCulture
                )
                * 1024
                / 1e6;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // It ended between the two looks.
            return 0;
        }
    }
}
