using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Template.Jobs.Processing;

namespace Template.Jobs.Load;

/// <summary>How long it takes from a submission to the start of its handler, at a steady rate.</summary>
internal static class Latency
{
    public static async Task MeasureAsync(string store, int count, int rate, int concurrency)
    {
        IJobQueue queue = Stores.Open(store);
        await using var disposed = queue.ConfigureAwait(false);
        TimingJob handler = new(count);
        using JobProcessor processor = new(
            queue,
            [new("noop", handler)],
            new() { Concurrency = concurrency },
            NullLogger.Instance
        );
        using CancellationTokenSource stop = new();
        Task running = processor.RunAsync(stop.Token);
        long begun = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            TimeSpan due = TimeSpan.FromSeconds((double)i / rate) - Stopwatch.GetElapsedTime(begun);
            if (due > TimeSpan.FromMilliseconds(1))
                await Task.Delay(due).ConfigureAwait(false);
            string now = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
            await queue.SubmitAsync([new() { Type = "noop", Input = now }]).ConfigureAwait(false);
        }

        double[] sorted = await handler.Done.ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    count,
                    rate,
                    p50 = Math.Round(sorted[count / 2], 2),
                    p99 = Math.Round(sorted[count * 99 / 100], 2),
                }
            )
        );
    }

    private sealed class TimingJob(int count) : IJobHandler
    {
        private readonly TaskCompletionSource<double[]> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<double> milliseconds = [];

        public Task<double[]> Done => done.Task;

        public ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
        {
            double took = Stopwatch
                .GetElapsedTime(long.Parse(job.Input, CultureInfo.InvariantCulture))
                .TotalMilliseconds;
            lock (milliseconds)
            {
                milliseconds.Add(took);
                if (milliseconds.Count == count)
                    done.SetResult([.. milliseconds.Order()]);
            }

            return default;
        }
    }
}
