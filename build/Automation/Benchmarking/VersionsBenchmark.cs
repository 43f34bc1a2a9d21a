using System.Globalization;
using Automation.Processes;

namespace Automation.Benchmarking;

/// <summary>What a version costs, beside <c>git log</c> over the same commits.</summary>
/// <param name="program">The command that prints the version of the folder that its last argument names.</param>
/// <param name="scratch">A folder for the repositories.</param>
/// <param name="runs">How often each is run.</param>
public sealed class VersionsBenchmark(Command program, string scratch, int runs)
{
    private const double MostRatio = 2;

    /// <summary>A row for the start and one for each history.</summary>
    /// <param name="histories">The histories; the first one is so small that it tells what the start costs.</param>
    public IReadOnlyList<BenchmarkRow> Run(IReadOnlyList<SampleHistory> histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        List<BenchmarkRow> rows = [];
        double? start = null;
        foreach (SampleHistory history in histories)
        {
            string folder = Path.Combine(
                scratch,
                string.Create(CultureInfo.InvariantCulture, $"{history.Commits}-{history.Tags}")
            );
            history.Create(folder);
            (CommandCost version, CommandCost log) = CommandCost.Compare(
                program with
                {
                    Arguments = [.. program.Arguments, folder],
                },
                new Command("git", ["-C", folder, "log", "--format=%H%P%ct%B"], folder)
                {
                    // Otherwise git writes each commit on its own, which costs as much again.
                    Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["GIT_FLUSH"] = "0" },
                },
                runs
            );
            start ??= version.Seconds;
            rows.Add(Row(history, version.Seconds, log.Seconds, start.Value));
            Directory.Delete(folder, recursive: true);
        }
        return rows;
    }

    private static BenchmarkRow Row(SampleHistory history, double version, double log, double start)
    {
        double ratio = (version - start) / log;
        return new BenchmarkRow(
            string.Create(
                CultureInfo.InvariantCulture,
                $"version, {history.Commits:N0} commits, {history.Tags:N0} tags"
            ),
            string.Create(CultureInfo.InvariantCulture, $"{version:0.000} CPU-s, {ratio:0.00} x above the start"),
            string.Create(CultureInfo.InvariantCulture, $"git log {log:0.000} CPU-s"),
            string.Create(CultureInfo.InvariantCulture, $"{MostRatio:0} x"),
            ratio <= MostRatio
        );
    }
}
