using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Automation.Processes;
using Automation.Services;

namespace Automation.Benchmarking;

/// <summary>How many jobs go through the queue, beside BullMQ and what the same Redis server can do at most.</summary>
/// <param name="binaries">The folder with the compiled programs.</param>
/// <param name="configuration">Which of them, as in <c>release</c>.</param>
/// <param name="folder">A folder of its own.</param>
/// <param name="runs">How often each is run; the table has medians.</param>
/// <param name="jobs">How many jobs each run has.</param>
[ExcludeFromCodeCoverage(
    Justification = "Its measurements are what ./build.sh Benchmark --short runs in CI, with the programs that it needs."
)]
public sealed class JobsBenchmark(string binaries, string configuration, string folder, int runs, int jobs)
{
    private const double LeastEnqueued = 30_000;
    private const double LeastProcessed = 25_000;
    private const double LeastShare = 2;
    private const int LatencyRate = 500;
    private static readonly int[] OwnConcurrency = [200, 500];
    private static readonly int[] OtherConcurrency = [10, 50, 100];

    /// <summary>The rows; where redis-server or npm is missing, a row says so.</summary>
    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync()
    {
        Directory.CreateDirectory(folder);
        List<BenchmarkRow> rows = [.. Spool()];
        if (ProgramPath.Find("redis-server") is not { } server)
            return [.. rows, Missing("jobs on Redis", "redis-server is not installed")];
        int port = FreePort.Find();
        ServiceGroup services = new((_, _) => { });
        await using ConfiguredAsyncDisposable disposed = services.ConfigureAwait(false);
        Command command = new(
            server,
            ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
            folder
        );
        await services
            .StartAsync(new("redis", command, Readiness.OfPort(port)), CancellationToken.None)
            .ConfigureAwait(false);
        rows.AddRange(Redis(new RedisLoad(port, folder, Load, BullMq.Install(folder))));
        if (ProgramPath.Find("wrk") is { } wrk)
            rows.Add(await new HttpLoad(binaries, configuration, folder, wrk).MeasureAsync(port).ConfigureAwait(false));
        else
            rows.Add(Missing("jobs by HTTP", "wrk is not installed"));
        return rows;
    }

    private List<BenchmarkRow> Redis(RedisLoad load)
    {
        double ceiling = Median(load.Ceiling);
        string floor = $"redis-benchmark LPUSH {Rate(ceiling)}";
        double enqueued = Median(() => load.Own("enqueue", "--count", Text(jobs * 2)).PerSecond);
        (double processed, double others, double share) = Processed(load);
        LoadResult own = load.Own("latency", "--count", Text(jobs / 20), "--rate", Text(LatencyRate));
        List<BenchmarkRow> rows =
        [
            new(
                "jobs on Redis, enqueue 50 at a time",
                Rate(enqueued),
                floor,
                Rate(LeastEnqueued),
                enqueued >= LeastEnqueued
            ),
            new(
                "jobs on Redis, process with leases and status",
                Rate(processed),
                floor,
                Rate(LeastProcessed),
                processed >= LeastProcessed
            ),
            new($"jobs on Redis, from submission to start at {LatencyRate}/s", Times(own), "", "", IsMet: true),
        ];
        if (!load.HasBullMq)
            return [.. rows, Missing("jobs on Redis beside BullMQ", "npm is not installed, or has no bullmq")];
        double otherEnqueued = Median(() => load.BullMq("enqueue", jobs / 2, 50, 4).PerSecond);
        LoadResult other = load.BullMq("latency", jobs / 20, LatencyRate);
        return
        [
            .. rows,
            new("BullMQ, enqueue 50 at a time", Rate(otherEnqueued), floor, "", IsMet: true),
            new("BullMQ, process at its best concurrency", Rate(others), floor, "", IsMet: true),
            new($"BullMQ, from submission to start at {LatencyRate}/s", Times(other), "", "", IsMet: true),
            new(
                "jobs on Redis beside BullMQ, process",
                Number($"{share:0.0} x"),
                "BullMQ is 1 x",
                Number($"{LeastShare} x"),
                share >= LeastShare
            ),
        ];
    }

    // Ours and theirs take turns, so that what else the machine does hits both.
    private (double Own, double Others, double Share) Processed(RedisLoad load)
    {
        List<(double Own, double Others)> measured = [];
        for (int run = 0; run < runs; run++)
        {
            double own = OwnConcurrency.Max(x =>
                load.Own("process", "--count", Text(jobs), "--concurrency", Text(x)).PerSecond
            );
            double others = load.HasBullMq
                ? OtherConcurrency.Max(x => load.BullMq("process", jobs / 4, x).PerSecond)
                : 0;
            measured.Add((own, others));
        }

        return (
            Middle(measured.Select(x => x.Own)),
            Middle(measured.Select(x => x.Others)),
            Middle(measured.Select(x => x.Own / Math.Max(1, x.Others)))
        );
    }

    private List<BenchmarkRow> Spool()
    {
        List<BenchmarkRow> rows = [];
        foreach (
            (string store, string what) in (ReadOnlySpan<(string, string)>)
                [("spool", "without fsync"), ("durable-spool", "with fsync")]
        )
        {
            double enqueued = Median(() => OnEmptySpool(store, "enqueue", "--count", Text(jobs / 10), "--batch", "1"));
            double processed = Median(() => OnEmptySpool(store, "process", "--count", Text(jobs / 10)));
            rows.Add(new($"jobs in a spool {what}, enqueue one at a time", Rate(enqueued), "", "", IsMet: true));
            rows.Add(new($"jobs in a spool {what}, process", Rate(processed), "", "", IsMet: true));
        }

        return rows;
    }

    private double OnEmptySpool(string store, params string[] arguments)
    {
        string spool = Path.Combine(folder, "spool");
        if (Directory.Exists(spool))
            Directory.Delete(spool, recursive: true);
        return LoadResult.Of(Load([arguments[0], "--store", $"{store}:{spool}", .. arguments[1..]])).PerSecond;
    }

    private Command Load(string[] arguments) =>
        new(
            "dotnet",
            [
                "exec",
                Path.Combine(binaries, "Template.Jobs.Load", configuration, "Template.Jobs.Load.dll"),
                .. arguments,
            ],
            folder
        );

    private double Median(Func<double> measure) => Middle(Enumerable.Range(0, runs).Select(_ => measure()));

    private static double Middle(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted[sorted.Length / 2];
    }

    private static BenchmarkRow Missing(string what, string reason) =>
        new(what, $"not measured: {reason}", "", "", IsMet: true);

    private static string Rate(double perSecond) => Number($"{perSecond:#,0}/s");

    private static string Times(LoadResult result) => Number($"{result.P50:0.0} ms median, {result.P99:0.0} ms p99");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
