using Template.Jobs.Contract;
using Template.Jobs.Processing;

namespace Template.Jobs.Tests.Processing;

public class Limits_of_a_worker : Work
{
    [Fact]
    public async Task hold_one_type_back_while_others_go_on()
    {
        int slow = 0;
        int most = 0;
        using SemaphoreSlim open = new(0);
        Start(
            Options with
            {
                Concurrency = 6,
            },
            [
                Type(
                    "slow",
                    async (_, cancellation) =>
                    {
                        int now = Interlocked.Increment(ref slow);
                        InterlockedMax(ref most, now);
                        await open.WaitAsync(cancellation);
                        Interlocked.Decrement(ref slow);
                        return null;
                    }
                ) with
                {
                    Concurrency = 2,
                },
                Type("quick", _ => null),
            ]
        );
        IReadOnlyList<SubmittedJob> slows = await Queue.SubmitAsync([
            .. Enumerable.Repeat(new JobSubmission { Type = "slow" }, 10),
        ]);
        IReadOnlyList<SubmittedJob> quicks = await Queue.SubmitAsync([
            .. Enumerable.Repeat(new JobSubmission { Type = "quick" }, 50),
        ]);

        foreach (SubmittedJob quick in quicks)
            await EndAsync(quick.Id);
        await UntilAsync(() => Volatile.Read(ref slow) == 2);
        open.Release(10);
        foreach (SubmittedJob one in slows)
            Assert.Equal(JobStatus.Completed, (await EndAsync(one.Id)).Status);

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task hold_all_types_together()
    {
        int running = 0;
        int most = 0;
        JobType[] types =
        [
            .. "abc".Select(name =>
                Type(
                    $"{name}",
                    async (_, cancellation) =>
                    {
                        InterlockedMax(ref most, Interlocked.Increment(ref running));
                        await Task.Delay(2, cancellation);
                        Interlocked.Decrement(ref running);
                        return null;
                    }
                )
            ),
        ];
        RunningWorker worker = Start(Options with { Concurrency = 4 }, types);
        IReadOnlyList<SubmittedJob> jobs = await Queue.SubmitAsync([
            .. Enumerable.Range(0, 90).Select(x => new JobSubmission { Type = $"{"abc"[x % 3]}" }),
        ]);

        foreach (SubmittedJob job in jobs)
            await EndAsync(job.Id);

        Assert.InRange(most, 2, 4);
        await UntilAsync(() => worker.Processor.Running == 0);
    }

    [Fact]
    public async Task let_as_many_jobs_begin_in_a_second_as_they_say()
    {
        VirtualClock clock = new();
        FailingQueue queue = Failing(Open(clock));
        int begun = 0;
        Start(Options, [Type("echo", _ => Interlocked.Increment(ref begun)) with { PerSecond = 5 }], queue, clock);
        await queue.SubmitAsync([.. Enumerable.Repeat(new JobSubmission { Type = "echo" }, 30)]);

        await UntilAsync(() => Volatile.Read(ref begun) == 5);
        int claims = queue.Claims;
        await Task.Delay(150);
        int waited = Volatile.Read(ref begun);
        clock.Advance(TimeSpan.FromMilliseconds(600));
        await UntilAsync(() => Volatile.Read(ref begun) == 8);
        clock.Advance(TimeSpan.FromHours(1));
        await UntilAsync(() => Volatile.Read(ref begun) == 13);

        Assert.Equal(5, waited);
        Assert.InRange(queue.Claims - claims, 0, 20);
    }

    [Fact]
    public void let_a_job_begin_from_time_to_time_at_a_rate_below_one()
    {
        VirtualClock clock = new();
        TypeLimit limit = new(Type("echo", _ => 1) with { PerSecond = 0.1 }, clock);

        Assert.Equal(1, limit.Free(9));
        limit.Begin();
        limit.End();
        Assert.Equal(0, limit.Free(9));
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, limit.Free(9));
        clock.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(1, limit.Free(9));
        Assert.Equal(0, limit.Free(0));
    }

    [Fact]
    public void count_what_runs()
    {
        TypeLimit limit = new(Type("echo", _ => 1) with { Concurrency = 3 }, new VirtualClock());

        Assert.Equal((2, 3), (limit.Free(2), limit.Free(9)));
        limit.Begin();
        limit.Begin();
        Assert.Equal(1, limit.Free(9));
        limit.Begin();
        Assert.Equal(0, limit.Free(9));
        limit.End();
        Assert.Equal(1, limit.Free(9));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value)
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
