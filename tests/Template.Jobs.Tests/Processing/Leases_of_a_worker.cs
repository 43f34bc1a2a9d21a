using System.Globalization;
using Template.Jobs.Contract;
using Template.Jobs.Processing;
using Template.Jobs.Spool;

namespace Template.Jobs.Tests.Processing;

public class Leases_of_a_worker : Work
{
    private static readonly ProcessorOptions Short = Options with { Lease = TimeSpan.FromSeconds(1.2) };

    // A sixth of it is left when the job is told to stop, and a busy machine may need that.
    private static readonly ProcessorOptions Roomy = Options with { Lease = TimeSpan.FromSeconds(6) };
    private readonly TaskCompletionSource<DateTimeOffset> stopped = new();
    private readonly TaskCompletionSource begun = new();

    [Fact]
    public async Task are_kept_as_long_as_a_job_runs()
    {
        VirtualClock clock = new();
        SpoolQueue other = Open(clock);
        TaskCompletionSource goOn = new();
        Start(
            Options with
            {
                Lease = TimeSpan.FromSeconds(30),
            },
            [
                Type(
                    "echo",
                    async (_, _) =>
                    {
                        begun.SetResult();
                        await goOn.Task;
                        return 1;
                    }
                ),
            ],
            Open(clock),
            clock
        );
        JobId id = (await other.SubmitAsync([new() { Type = "echo" }]))[0].Id;
        await begun.Task;

        for (int i = 0; i < 8; i++)
        {
            DateTimeOffset before = Expiry();
            clock.Advance(TimeSpan.FromSeconds(10));
            await UntilAsync(() => Expiry() > before);
            Assert.Equal(0, (await other.TendAsync()).Expired);
        }

        goOn.SetResult();
        Job done = await EndAsync(id);
        Assert.Equal((JobStatus.Completed, 1), (done.Status, done.Attempts));
    }

    [Fact]
    public async Task bring_the_news_that_a_job_was_called_off()
    {
        RunningWorker worker = Start(Short, [Type("echo", UntilStoppedAsync)]);
        JobId id = await SubmitAsync();
        await begun.Task;

        Assert.Equal(CancelAnswer.Requested, await Queue.CancelAsync(id));

        Assert.Equal(JobStatus.Cancelled, (await EndAsync(id)).Status);
        await stopped.Task;
        Assert.True(worker.IsRunning);
        Assert.Contains(Log.Lines, x => x.Event == 1006);
    }

    [Fact]
    public async Task bring_that_news_to_handlers_that_tell_of_it_in_their_own_way()
    {
        Start(
            Short,
            [
                Type(
                    "echo",
                    async (job, cancellation) =>
                    {
                        try
                        {
                            return await UntilStoppedAsync(job, cancellation);
                        }
                        catch (OperationCanceledException e)
                        {
                            throw new InvalidOperationException("The connection was closed.", e);
                        }
                    }
                ),
            ]
        );
        JobId id = await SubmitAsync();
        await begun.Task;

        await Queue.CancelAsync(id);

        Assert.Equal(JobStatus.Cancelled, (await EndAsync(id)).Status);
    }

    [Fact]
    public async Task that_are_lost_stop_the_job_and_what_it_reports_is_ignored()
    {
        int runs = 0;
        Start(
            Short,
            [
                Type(
                    "echo",
                    async (job, cancellation) =>
                    {
                        if (Interlocked.Increment(ref runs) > 1)
                            return "second";
                        try
                        {
                            await UntilStoppedAsync(job, cancellation);
                        }
                        catch (OperationCanceledException)
                        {
                            // So it ends well although it was stopped.
                        }

                        return "first";
                    }
                ),
            ]
        );
        JobId id = await SubmitAsync();
        await begun.Task;

        // For a process whose clock is ahead the lease is over.
        VirtualClock ahead = new();
        Assert.Equal(1, (await Open(ahead).TendAsync()).Expired);

        await stopped.Task;
        Job done = await EndAsync(id);
        Assert.Equal((JobStatus.Completed, 2, "\"second\""), (done.Status, done.Attempts, done.Result));
        await UntilAsync(() => Log.Lines.Any(x => x.Event == 1005));
    }

    [Fact]
    public async Task that_cannot_be_kept_stop_the_job_before_they_are_over()
    {
        int runs = 0;
        RunningWorker worker = Start(
            Roomy,
            [
                Type(
                    "echo",
                    (job, cancellation) =>
                        Interlocked.Increment(ref runs) == 1
                            ? UntilStoppedAsync(job, cancellation)
                            : Task.FromResult<object?>("again")
                ),
            ]
        );
        JobId id = await SubmitAsync();
        await begun.Task;

        Queue.IsDown = true;
        DateTimeOffset over = await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await UntilAsync(() => !worker.Processor.IsStoreUp);
        Queue.IsDown = false;

        Assert.True(over > DateTimeOffset.UtcNow.AddMinutes(-1), "The lease was over when the job stopped.");
        Job done = await EndAsync(id);
        Assert.Equal((JobStatus.Completed, "\"again\""), (done.Status, done.Result));
        await UntilAsync(() => worker.Processor.IsStoreUp);
        Assert.Contains(Log.Lines, x => x.Event == 1010);
        Assert.Contains(Log.Lines, x => x.Event == 1011);
    }

    [Fact]
    public async Task that_a_hanging_store_does_not_keep_stop_the_job_as_well()
    {
        TaskCompletionSource goOn = new();
        Queue.Hang = goOn.Task;
        Start(Roomy, [Type("echo", UntilStoppedAsync)]);
        await SubmitAsync();

        DateTimeOffset over = await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));
        goOn.SetResult();

        Assert.True(over > DateTimeOffset.UtcNow.AddMinutes(-1), "The lease was over when the job stopped.");
    }

    [Fact]
    public async Task are_kept_although_a_handler_throws_where_it_should_stop()
    {
        TaskCompletionSource other = new();
        RunningWorker worker = Start(
            Short,
            [
                Type(
                    "echo",
                    async (job, cancellation) =>
                    {
                        using CancellationTokenRegistration _ = cancellation.Register(() =>
                            throw new InvalidOperationException("I cannot stop.")
                        );
                        return await UntilStoppedAsync(job, cancellation);
                    }
                ),
                Type(
                    "other",
                    async (_, cancellation) =>
                    {
                        await other.Task.WaitAsync(cancellation);
                        return "whole";
                    }
                ),
            ]
        );
        JobId id = await SubmitAsync();
        JobId second = await SubmitAsync(new() { Type = "other" });
        await begun.Task;
        await Queue.CancelAsync(id);

        await EndAsync(id);
        DateTimeOffset before = Expiry();
        await UntilAsync(() => Expiry() > before);
        other.SetResult();

        Assert.Equal((JobStatus.Completed, 1), ((await EndAsync(second)).Status, (await FindAsync(second)).Attempts));
        Assert.True(worker.IsRunning);
    }

    [Fact]
    public async Task last_long_enough_to_report_when_the_store_is_back()
    {
        TaskCompletionSource goOn = new();
        Start(
            Options,
            [
                Type(
                    "echo",
                    async (_, _) =>
                    {
                        begun.SetResult();
                        await goOn.Task;
                        return "kept";
                    }
                ),
            ]
        );
        JobId id = await SubmitAsync();
        await begun.Task;
        Queue.IsDown = true;
        goOn.SetResult();
        await UntilAsync(() => Log.Lines.Any(x => x.Event == 1010));
        Assert.Equal(JobStatus.Running, (await FindAsync(id)).Status);

        Queue.IsDown = false;

        Job done = await EndAsync(id);
        Assert.Equal((JobStatus.Completed, 1, "\"kept\""), (done.Status, done.Attempts, done.Result));
        await UntilAsync(() => Log.Lines.Any(x => x.Event == 1011));
        Assert.Single(Log.Lines, x => x.Event == 1010);
    }

    [Fact]
    public async Task that_are_long_over_are_not_reported_for_ever()
    {
        Acknowledger acknowledger = new(
            Queue,
            TimeSpan.FromMilliseconds(300),
            TimeProvider.System,
            new StoreState(Log)
        );
        Queue.IsDown = true;
        Task running = acknowledger.RunAsync();

        bool recorded = await acknowledger.ReportAsync(
            new(new(JobId.New(DateTimeOffset.UtcNow), "token"), "echo", 1, OutcomeKind.Completed)
        );

        Assert.False(recorded);
        acknowledger.Complete();
        await running;
        Assert.False(
            await acknowledger.ReportAsync(
                new(new(JobId.New(DateTimeOffset.UtcNow), "token"), "echo", 1, OutcomeKind.Completed)
            )
        );
    }

    [Fact]
    public async Task of_workers_that_vanished_are_taken_back()
    {
        VirtualClock past = new();
        past.Set(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) - past.GetUtcNow());
        JobId id = await SubmitAsync();
        await Open(past).ClaimAsync(new("gone", TimeSpan.FromSeconds(5), [new("echo", 1)], 1));

        Start(Type("echo", _ => 1));

        Job done = await EndAsync(id);
        Assert.Equal((JobStatus.Completed, 2), (done.Status, done.Attempts));
        await UntilAsync(() => Log.Lines.Any(x => x.Event == 1012));
    }

    // Tells how long the lease would still have lasted: a moment in the past when it was over.
    private async Task<object?> UntilStoppedAsync(JobContext job, CancellationToken cancellation)
    {
        begun.TrySetResult();
        try
        {
            return await ForeverAsync(job, cancellation);
        }
        finally
        {
            bool isLeased = Directory.EnumerateFiles(Leased).Any();
            stopped.TrySetResult(isLeased && Expiry() <= DateTimeOffset.UtcNow ? default : DateTimeOffset.UtcNow);
        }
    }

    private string Leased => Path.Combine(Folder, "leased");

    private DateTimeOffset Expiry() =>
        Directory
            .EnumerateFiles(Leased)
            .Select(x => Path.GetFileNameWithoutExtension(x).Split('~')[3])
            .Select(x => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(x, CultureInfo.InvariantCulture)))
            .DefaultIfEmpty()
            .Max();
}
