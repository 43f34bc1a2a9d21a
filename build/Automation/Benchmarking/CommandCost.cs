using Automation.Processes;

namespace Automation.Benchmarking;

/// <summary>What running a command costs as a whole process.</summary>
/// <param name="Seconds">The median of user and system time together, in seconds.</param>
/// <param name="Ratio">The median of the ratios to the command that it was measured beside; 1 without one.</param>
public sealed record CommandCost(double Seconds, double Ratio)
{
    /// <summary>Runs two commands in turn, so that a machine that slows down slows both, and compares them pair by pair.</summary>
    /// <param name="command">The command to measure.</param>
    /// <param name="beside">The command to compare with.</param>
    /// <param name="runs">How often, after one run of each that does not count.</param>
    /// <returns>The cost of both.</returns>
    public static (CommandCost Command, CommandCost Beside) Compare(Command command, Command beside, int runs)
    {
        Measure(command);
        Measure(beside);
        List<double> first = [];
        List<double> second = [];
        for (int i = 0; i < runs; i++)
        {
            first.Add(Measure(command));
            second.Add(Measure(beside));
        }
        double ratio = Median([.. first.Zip(second, static (x, y) => x / y)]);
        return (new CommandCost(Median(first), ratio), new CommandCost(Median(second), 1));
    }

    /// <summary>The middle value; of an even number the mean of the two in the middle.</summary>
    internal static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double Measure(Command command)
    {
        TimeSpan before = ChildProcessTime.Now();
        CommandResult result = command.Run();
        TimeSpan cost = ChildProcessTime.Now() - before;
        return result.ExitCode == 0
            ? cost.TotalSeconds
            : throw new AutomationException(
                $"{command.Program} {string.Join(' ', command.Arguments)} ended with exit code {result.ExitCode}, so its cost says nothing:\n{result.Error}"
            );
    }
}
