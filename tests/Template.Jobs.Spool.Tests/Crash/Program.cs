using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Template.Jobs.Processing;

namespace Template.Jobs.Spool.Tests.Crash;

/// <summary>What the tests run in processes that are killed: a worker, or somebody who submits.</summary>
internal static class Program
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var role, var folder, var notes])
            return 2;
        await using SpoolQueue queue = SpoolQueue.Open(folder, new() { Durability = SpoolDurability.None });
        // Whoever started this process holds its input open, so that it ends with them.
        using CancellationTokenSource orphaned = new();
        Task watching = Task.Run(async () =>
        {
            while (await Console.In.ReadLineAsync() != null) { }
            await orphaned.CancelAsync();
        });
        string name = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await (role == "work" ? WorkAsync(queue, name, 16, notes, orphaned.Token) : SubmitAsync(queue, orphaned.Token));
        await watching;
        return 0;
    }

    public static async Task WorkAsync(
        SpoolQueue queue,
        string worker,
        int concurrency,
        string notes,
        CancellationToken stop
    )
    {
        ProcessorOptions options = new()
        {
            Worker = worker,
            Concurrency = concurrency,
            Lease = Lease,
            Drain = TimeSpan.Zero,
            Idle = TimeSpan.FromMilliseconds(20),
            Tend = TimeSpan.FromMilliseconds(100),
        };
        using JobProcessor processor = new(
            queue,
            [new("effect", new Effect(notes, worker))],
            options,
            NullLogger.Instance
        );
        await processor.RunAsync(stop);
    }

    private static async Task SubmitAsync(SpoolQueue queue, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            IReadOnlyList<SubmittedJob> submitted = await queue.SubmitAsync(
                [new() { Type = "effect", MaxAttempts = 30 }, new() { Type = "effect", MaxAttempts = 30 }],
                CancellationToken.None
            );
            foreach (SubmittedJob job in submitted)
                await Console.Out.WriteLineAsync(job.Id.Value);
            await Console.Out.FlushAsync(CancellationToken.None);
        }
    }

    /// <summary>Notes when it begins, and has an effect that is the same however often it happens.</summary>
    private sealed class Effect(string notes, string worker) : IJobHandler
    {
        private readonly Lock gate = new();
        private readonly string begun = Path.Combine(notes, worker + ".begun");

        public async ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
        {
            Note($"{job.Id} {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}\n");
            await Task.Delay(Random.Shared.Next(10, 60), cancellation);
            try
            {
                using FileStream effect = new(Path.Combine(notes, job.Id.Value), FileMode.CreateNew);
            }
            catch (IOException)
            {
                // It has happened before.
            }

            return null;
        }

        private void Note(string line)
        {
            lock (gate)
                File.AppendAllText(begun, line);
        }
    }
}
