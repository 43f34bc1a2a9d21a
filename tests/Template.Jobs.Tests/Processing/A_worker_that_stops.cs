using Template.Jobs.Processing;

namespace Template.Jobs.Tests.Processing;

public class A_worker_that_stops : Work
{
    private readonly TaskCompletionSource begun = new();
    private readonly TaskCompletionSource goOn = new();

    [Fact]
    public async Task stops_at_once_when_it_has_nothing_to_do()
    {
        RunningWorker worker = Start(Options with { Idle = TimeSpan.FromSeconds(20) }, [Type("echo", _ => 1)]);
        await UntilAsync(() => Queue.Claims > 0);

        Assert.InRange(await worker.StopAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.False(worker.IsRunning);
    }

    [Fact]
    public async Task stops_at_once_while_its_store_is_down()
    {
        Queue.IsDown = true;
        RunningWorker worker = Start(Type("echo", _ => 1));
        await UntilAsync(() => !worker.Processor.IsStoreUp);

        Assert.InRange(await worker.StopAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task waits_for_the_jobs_that_run_and_begins_no_other()
    {
        RunningWorker worker = Start(Type("echo", UntilGoOnAsync));
        JobId id = await SubmitAsync();
        await begun.Task;

        Task<TimeSpan> stopping = worker.StopAsync();
        JobId late = await SubmitAsync();
        await UntilAsync(() => Log.Lines.Any(x => x.Event == 1013));
        Assert.False(stopping.IsCompleted);
        goOn.SetResult();
        await stopping;

        Assert.Equal((JobStatus.Completed, "\"done\""), ((await FindAsync(id)).Status, (await FindAsync(id)).Result));
        Assert.Equal(JobStatus.Queued, (await FindAsync(late)).Status);
    }

    [Fact]
    public async Task hands_back_at_once_what_takes_too_long_and_another_runs_it()
    {
        int cancelled = 0;
        RunningWorker worker = Start(
            Options with
            {
                Drain = TimeSpan.FromMilliseconds(50),
            },
            [
                Type(
                    "echo",
                    async (job, cancellation) =>
                    {
                        try
                        {
                            return await ForeverAsync(job, cancellation);
                        }
                        finally
                        {
                            Interlocked.Increment(ref cancelled);
                        }
                    }
                ),
            ]
        );
        IReadOnlyList<SubmittedJob> jobs = await Queue.SubmitAsync([
            .. Enumerable.Repeat(new JobSubmission { Type = "echo", MaxAttempts = 1 }, 5),
        ]);
        await UntilAsync(() => worker.Processor.Running == 5);

        Assert.InRange(await worker.StopAsync(), TimeSpan.FromMilliseconds(40), TimeSpan.FromSeconds(8));
        Assert.Equal(5, cancelled);
        Assert.Equal(5, Log.Lines.Count(x => x.Event == 1007));
        foreach (SubmittedJob job in jobs)
            Assert.Equal((JobStatus.Queued, 0), ((await FindAsync(job.Id)).Status, (await FindAsync(job.Id)).Attempts));
        Start(Options with { Worker = "two" }, [Type("echo", job => job.Attempt)]);

        foreach (SubmittedJob job in jobs)
        {
            Job done = await EndAsync(job.Id);
            Assert.Equal((JobStatus.Completed, "1", "two"), (done.Status, done.Result, done.Worker));
            Assert.Equal(JobEvent.Returned, Assert.Single(done.History).Kind);
        }
    }

    [Fact]
    public async Task does_not_wait_for_a_handler_that_does_not_listen()
    {
        RunningWorker worker = Start(Options with { Drain = TimeSpan.Zero }, [Type("echo", UntilGoOnAsync)]);
        JobId id = await SubmitAsync(new() { Type = "echo", MaxAttempts = 1 });
        await begun.Task;

        TimeSpan stopping = await worker.StopAsync();
        Job queued = await FindAsync(id);
        await worker.DisposeAsync();
        Start(Options with { Worker = "two" }, [Type("echo", _ => "two")]);
        Job done = await EndAsync(id);
        goOn.SetResult();
        await UntilAsync(() => Log.Lines.Any(x => x.Event == 1005));
        await UntilAsync(() => worker.Processor.Running == 0);

        Assert.InRange(stopping, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(10));
        Assert.Equal((JobStatus.Queued, 0), (queued.Status, queued.Attempts));
        Assert.Equal((JobStatus.Completed, "\"two\""), (done.Status, done.Result));
        Assert.Equal("\"two\"", (await FindAsync(id)).Result);
    }

    private async Task<object?> UntilGoOnAsync(JobContext job, CancellationToken cancellation)
    {
        begun.TrySetResult();
        await goOn.Task;
        return "done";
    }
}
