using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Template.Jobs.Processing;

namespace Template.Jobs.Load;

/// <summary>How many jobs go in and through in a second.</summary>
internal static class Throughput
{
    private static readonly JobSubmission Job = new() { Type = "noop", Input = "{\"n\":1}" };

    public static async Task EnqueueAsync(string store, int count, int batch, int parallel)
    {
        IJobQueue queue = Stores.Open(store);
        await using var disposed = queue.ConfigureAwait(false);
        await FillAsync(queue, batch * parallel, batch, parallel).ConfigureAwait(false);
        long begun = Stopwatch.GetTimestamp();
        await FillAsync(queue, count, batch, parallel).ConfigureAwait(false);
        Report(count, Stopwatch.GetElapsedTime(begun));
    }

    public static async Task ProcessAsync(string store, int count, int concurrency)
    {
        IJobQueue queue = Stores.Open(store);
        await using var disposed = queue.ConfigureAwait(false);
        await FillAsync(queue, count, 100, 4).ConfigureAwait(false);
        CountingJob handler = new(count);
        using JobProcessor processor = new(
            queue,
            [new("noop", handler)],
            new() { Concurrency = concurrency },
            NullLogger.Instance
        );
        using CancellationTokenSource stop = new();
        long begun = Stopwatch.GetTimestamp();
        Task running = processor.RunAsync(stop.Token);
        await handler.Done.ConfigureAwait(false);
        // Until the last report is in the store.
        await stop.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        Report(count, Stopwatch.GetElapsedTime(begun));
    }

    private static Task FillAsync(IJobQueue queue, int count, int batch, int parallel) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, (count + batch - 1) / batch),
            new ParallelOptions { MaxDegreeOfParallelism = parallel },
            async (i, cancellation) =>
            {
                int size = Math.Min(batch, count - (i * batch));
                await queue.SubmitAsync([.. Enumerable.Repeat(Job, size)], cancellation).ConfigureAwait(false);
            }
        );

    private static void Report(int count, TimeSpan took) =>
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    count,
                    seconds = Math.Round(took.TotalSeconds, 3),
                    perSecond = Math.Round(count / took.TotalSeconds),
                    cpuSeconds = Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 2),
                }
            )
        );

    private sealed class CountingJob(int count) : IJobHandler
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int ran;

        public Task Done => done.Task;

        public ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
        {
            if (Interlocked.Increment(ref ran) == count)
                done.SetResult();
            return default;
        }
    }
}
