using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Automation.Processes;
using Automation.Services;

namespace Automation.Benchmarking;

/// <summary>Load on one Redis server, which is emptied before each measurement.</summary>
[ExcludeFromCodeCoverage(
    Justification = "Its measurements are what ./build.sh Benchmark --short runs in CI, with the programs that it needs."
)]
internal sealed class RedisLoad(int port, string folder, Func<string[], Command> load, string? bullMq)
{
    public bool HasBullMq => bullMq != null;

    public LoadResult Own(string mode, params string[] arguments)
    {
        Empty();
        return LoadResult.Of(load([mode, "--store", $"redis://127.0.0.1:{port}", .. arguments]));
    }

    public LoadResult BullMq(string mode, params int[] arguments)
    {
        Empty();
        IEnumerable<string> numbers = arguments.Select(x => x.ToString(CultureInfo.InvariantCulture));
        return LoadResult.Of(new("node", [bullMq!, $"{port}", mode, .. numbers], folder));
    }

    /// <summary>What the server does when all that is asked of it is to push to a list, without pipelining.</summary>
    /// <returns>Operations in a second; 0 when redis-benchmark is not installed.</returns>
    public double Ceiling()
    {
        if (ProgramPath.Find("redis-benchmark") is not { } program)
            return 0;
        CommandResult result = new Command(
            program,
            ["-p", $"{port}", "-t", "lpush", "-n", "100000", "--csv"],
            folder
        ).Run();
        string[] cells = result.Output.Trim().Split('\n')[^1].Split(',');
        return cells.Length > 1 && double.TryParse(cells[1].Trim('"'), CultureInfo.InvariantCulture, out double rate)
            ? rate
            : 0;
    }

    private void Empty()
    {
        CommandResult result = new Command("redis-cli", ["-p", $"{port}", "flushall"], folder).Run();
        if (result.ExitCode != 0)
            throw new AutomationException($"The Redis server of the benchmark cannot be emptied: {result.Error}");
    }
}
