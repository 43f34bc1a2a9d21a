using System.Globalization;
using Automation.Processes;

namespace Automation.Benchmarking;

/// <summary>What starting the build costs, beside a hello-world.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="scratch">A folder for what is compiled.</param>
/// <param name="runs">How often each is run.</param>
public sealed class StartBenchmark(string root, string scratch, int runs)
{
    private const double MostSeconds = 0.10;
    private const double MostRatio = 2;

    /// <summary>A row for the help and one for a target that does nothing.</summary>
    public IReadOnlyList<BenchmarkRow> Run()
    {
        Command hello = HelloWorld.Compile(scratch);
        return
        [
            Row("./build.sh --help", ["--help"], hello),
            Row("./build.sh with a target that does nothing", ["Nothing"], hello),
        ];
    }

    private BenchmarkRow Row(string what, IReadOnlyList<string> arguments, Command hello)
    {
        Command build = new(Path.Combine(root, "build.sh"), arguments, root);
        (CommandCost cost, CommandCost floor) = CommandCost.Compare(build, hello, runs);
        return new BenchmarkRow(
            what,
            string.Create(CultureInfo.InvariantCulture, $"{cost.Seconds:0.000} CPU-s, {cost.Ratio:0.00} x"),
            string.Create(CultureInfo.InvariantCulture, $"hello-world {floor.Seconds:0.000} CPU-s"),
            string.Create(CultureInfo.InvariantCulture, $"{MostSeconds:0.00} CPU-s, {MostRatio:0} x"),
            cost.Seconds <= MostSeconds && cost.Ratio <= MostRatio
        );
    }
}
