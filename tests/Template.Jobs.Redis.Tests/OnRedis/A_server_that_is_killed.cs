using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Template.Jobs.Contract;
using Template.Jobs.Processing;
using Template.Jobs.Redis.Tests.Servers;

namespace Template.Jobs.Redis.Tests.OnRedis;

public sealed class A_server_that_is_killed : IDisposable
{
    private const int Kills = 4;
    private readonly TemporaryFolder folder = new();
    private readonly ServerProcess server;
    private readonly ConcurrentBag<JobId> acknowledged = [];
    private readonly ConcurrentDictionary<JobId, int> runs = new();

    public A_server_that_is_killed() =>
        server = RedisServer.Start("--dir", folder.Path, "--appendonly", "yes", "--appendfsync", "always");

    [Fact]
    public async Task loses_no_job_that_it_took()
    {
        using CancellationTokenSource submitting = new();
        using CancellationTokenSource working = new();
        await using RedisQueue queue = Open();
        await using RedisQueue workers = Open();
        Task[] submitters =
        [
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(() => SubmitAsync(queue, submitting.Token))),
        ];
        Task[] processors =
        [
            .. Enumerable.Range(0, 2).Select(x => Task.Run(() => WorkAsync(workers, $"worker {x}", working.Token))),
        ];

        Random random = new(17);
        for (int i = 0; i < Kills; i++)
        {
            await Task.Delay(random.Next(100, 700));
            server.Kill();
            await Task.Delay(random.Next(0, 150));
            server.Restart();
        }

        await submitting.CancelAsync();
        await Task.WhenAll(submitters);
        await WaitForAllAsync(queue);
        await working.CancelAsync();
        await Task.WhenAll(processors);

        Assert.InRange(acknowledged.Count, 50, int.MaxValue);
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        foreach (JobId id in acknowledged)
        {
            Job? job = await queue.FindAsync(id);
            Assert.Equal((JobStatus.Completed, id.Value), (job?.Status, job?.Result?.Trim('"')));
            Assert.True(runs.ContainsKey(id));
        }

        QueueStatistics statistics = await queue.CountAsync();
        Assert.Equal((0, 0, 0, 0), (statistics.Queued, statistics.Running, statistics.Scheduled, statistics.Dead));
    }

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    private RedisQueue Open() =>
        RedisQueue.Open(
            RedisOptions.Parse($"redis://127.0.0.1:{server.Port}") with
            {
                Timeout = TimeSpan.FromSeconds(2),
            }
        );

    private async Task SubmitAsync(RedisQueue queue, CancellationToken stop)
    {
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                JobSubmission submission = new()
                {
                    Type = "echo",
                    Input = i.ToString(CultureInfo.InvariantCulture),
                    MaxAttempts = 50,
                };
                foreach (
                    SubmittedJob job in await queue.SubmitAsync(
                        [.. Enumerable.Repeat(submission, (i % 3) + 1)],
                        CancellationToken.None
                    )
                )
                    acknowledged.Add(job.Id);
                await Task.Delay(2, CancellationToken.None);
            }
            catch (JobStoreException)
            {
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private async Task WorkAsync(RedisQueue queue, string name, CancellationToken stop)
    {
        using JobProcessor processor = new(
            queue,
            [new("echo", new Echo(runs))],
            new()
            {
                Worker = name,
                Concurrency = 8,
                Lease = TimeSpan.FromSeconds(1),
                Idle = TimeSpan.FromMilliseconds(100),
                Tend = TimeSpan.FromMilliseconds(100),
            },
            NullLogger.Instance
        );
        await processor.RunAsync(stop);
    }

    private static async Task WaitForAllAsync(RedisQueue queue)
    {
        long begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(30))
        {
            try
            {
                QueueStatistics statistics = await queue.CountAsync();
                if (statistics.Queued + statistics.Running + statistics.Scheduled == 0)
                    return;
            }
            catch (JobStoreException)
            {
                // The server reads its file.
            }

            await Task.Delay(50);
        }
    }

    private sealed class Echo(ConcurrentDictionary<JobId, int> runs) : IJobHandler
    {
        public async ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
        {
            await Task.Delay(1, cancellation);
            runs.AddOrUpdate(job.Id, 1, (_, x) => x + 1);
            return job.Id.Value;
        }
    }
}
