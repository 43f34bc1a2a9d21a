using System.Globalization;

namespace Automation.Benchmarking;

/// <summary>How fast the fizzbuzz command writes, and in how much memory.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="program">The built command's assembly.</param>
/// <param name="runs">How often each is run.</param>
public sealed class FizzBuzzBenchmark(string root, string program, int runs)
{
    private const double LeastGigabytes = 20;
    private const double LeastPipeShare = 0.8;
    private const double MostMegabytes = 40;

    /// <summary>This many numbers make about 40 GB.</summary>
    private const long Numbers = 4_000_000_000;

    private readonly Throughput throughput = new(root);

    /// <summary>A row for generation, one for a pipe, one for memory.</summary>
    public IReadOnlyList<BenchmarkRow> Run()
    {
        string few = Command(Numbers / 20);
        long bytes = throughput.Count(Command(Numbers));
        long fewBytes = throughput.Count(few);
        double generated = Median(() => throughput.Of($"{Command(Numbers)} >/dev/null", bytes));
        long blocks = fewBytes / 65536;
        double pipe = 0;
        double dd = 0;
        double share = Median(() =>
        {
            pipe = throughput.Of($"{few} | cat >/dev/null", fewBytes);
            dd = throughput.Of($"dd if=/dev/zero bs=65536 count={blocks} 2>/dev/null | cat >/dev/null", blocks * 65536);
            return pipe / dd;
        });
        double? memory = throughput.PeakMemory($"{Command(Numbers)} >/dev/null");
        return
        [
            new(
                "fizzbuzz to /dev/null",
                Text($"{generated:0.0} GB/s"),
                "none: nothing is copied",
                Text($"{LeastGigabytes:0} GB/s"),
                generated >= LeastGigabytes
            ),
            new(
                "fizzbuzz through a pipe",
                Text($"{share:0%} of dd ({pipe:0.00} GB/s)"),
                Text($"dd {dd:0.00} GB/s"),
                Text($"{LeastPipeShare:0%}"),
                share >= LeastPipeShare
            ),
            new(
                "fizzbuzz, most memory",
                memory == null ? "not measurable here" : Text($"{memory:0.0} MB"),
                "none",
                Text($"{MostMegabytes:0} MB"),
                memory is null or <= MostMegabytes
            ),
        ];
    }

    private double Median(Func<double> measure) =>
        CommandCost.Median([.. Enumerable.Range(0, runs).Select(_ => measure())]);

    private string Command(long numbers) =>
        string.Create(CultureInfo.InvariantCulture, $"dotnet exec '{program}' --quiet --start 1 --end {numbers}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
