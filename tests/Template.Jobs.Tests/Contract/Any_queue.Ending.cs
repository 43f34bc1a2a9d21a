using Template.Jobs.Measures;

namespace Template.Jobs.Contract;

public abstract partial class Any_queue
{
    [Fact]
    public async Task tries_a_failed_job_again_at_its_time()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        LeasedJob job = await ClaimOneAsync(queue);
        JobOutcome failure = Failure(job, "no \"luck\"\nat all | really");

        Assert.True(await FinishAsync(queue, failure));
        Job failed = await FindAsync(queue, id);
        IReadOnlyList<LeasedJob> early = await ClaimAsync(queue);
        Clock.Advance(TimeSpan.FromSeconds(10));
        await queue.TendAsync();
        Job queued = await FindAsync(queue, id);
        LeasedJob again = await ClaimOneAsync(queue);

        Assert.Equal(
            (JobStatus.Failed, 1, failure.Error, failure.RetryAt),
            (failed.Status, failed.Attempts, failed.Error, failed.RunAt)
        );
        Assert.Empty(early);
        Assert.Equal((JobStatus.Queued, 1), (queued.Status, queued.Attempts));
        Assert.Equal(2, again.Attempt);
        JobEvent happened = Assert.Single((await FindAsync(queue, id)).History);
        Assert.Equal(
            (JobEvent.Failed, 1, "one", failure.Error),
            (happened.Kind, happened.Attempt, happened.Worker, happened.Error)
        );
    }

    [Fact]
    public async Task puts_a_job_that_failed_too_often_into_the_dead_letter_queue()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo() with { MaxAttempts = 2 });
        await SubmitAsync(queue, Echo() with { Type = "other" });

        await DieAsync(queue);

        Job dead = await FindAsync(queue, id);
        Assert.Equal((JobStatus.Dead, 2, "broken"), (dead.Status, dead.Attempts, dead.Error));
        Assert.NotNull(dead.FinishedAt);
        Assert.Equal(2, dead.History.Count);
        Assert.Equal([id], (await queue.ListAsync(new(JobStatus.Dead))).Jobs.Select(x => x.Id));
        QueueStatistics statistics = await queue.CountAsync();
        Assert.Equal(
            (1, 2, 1, 1),
            (
                statistics.Dead,
                Total(statistics, Tally.Failed),
                Total(statistics, Tally.Retried),
                Total(statistics, Tally.Dead)
            )
        );
    }

    [Fact]
    public async Task sets_a_dead_job_going_again_and_keeps_its_history()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo() with { MaxAttempts = 1 });
        await DieAsync(queue);

        Assert.Equal(RetryAnswer.Queued, await queue.RetryAsync(id));
        Job queued = await FindAsync(queue, id);
        Assert.Equal(RetryAnswer.NotFailed, await queue.RetryAsync(id));
        LeasedJob job = await ClaimOneAsync(queue);
        await FinishAsync(queue, Outcome(job) with { Result = "7" });
        Job done = await FindAsync(queue, id);

        Assert.Equal((JobStatus.Queued, 0), (queued.Status, queued.Attempts));
        Assert.Equal(1, job.Attempt);
        Assert.Equal((JobStatus.Completed, "7"), (done.Status, done.Result));
        Assert.Equal([JobEvent.Failed, JobEvent.Replayed], done.History.Select(x => x.Kind));
        Assert.Equal(RetryAnswer.NotFailed, await queue.RetryAsync(id));
        Assert.Equal(0, (await queue.CountAsync()).Dead);
    }

    [Fact]
    public async Task replays_as_many_dead_letters_as_wanted()
    {
        IJobQueue queue = await OpenAsync();
        await queue.SubmitAsync([.. Enumerable.Repeat(Echo() with { MaxAttempts = 1 }, 7)]);
        await SubmitAsync(queue, Echo() with { Type = "other", MaxAttempts = 1 });
        await DieAsync(queue);
        await FinishAsync(queue, Failure(Assert.Single(await ClaimAsync(queue, 1, "one", "other"))));

        int none = await queue.ReplayAsync(10, "nobody");
        int some = await queue.ReplayAsync(3, "echo");
        long left = (await queue.CountAsync()).Dead;
        int rest = await queue.ReplayAsync(100);

        Assert.Equal((0, 3, 5, 5), (none, some, left, rest));
        Assert.Equal((8, 0), ((await queue.CountAsync()).Queued, (await queue.CountAsync()).Dead));
        Assert.Equal(8, Total(await queue.CountAsync(), Tally.Replayed));
    }

    [Fact]
    public async Task calls_off_jobs_that_wait()
    {
        IJobQueue queue = await OpenAsync();
        JobId queued = await SubmitAsync(queue, Echo());
        JobId scheduled = await SubmitAsync(queue, Echo() with { RunAt = Clock.GetUtcNow() + TimeSpan.FromMinutes(1) });

        Assert.Equal(CancelAnswer.Cancelled, await queue.CancelAsync(queued));
        Assert.Equal(CancelAnswer.Cancelled, await queue.CancelAsync(scheduled));
        Assert.Equal(CancelAnswer.Cancelled, await queue.CancelAsync(queued));
        Clock.Advance(TimeSpan.FromMinutes(2));
        await queue.TendAsync();

        Assert.Empty(await ClaimAsync(queue));
        Job job = await FindAsync(queue, queued);
        Assert.Equal(JobStatus.Cancelled, job.Status);
        Assert.NotNull(job.FinishedAt);
        Assert.Equal(0, (await queue.CountAsync()).Queued);
        Assert.Equal(RetryAnswer.Queued, await queue.RetryAsync(scheduled));
        Assert.Equal(scheduled, (await ClaimOneAsync(queue)).Lease.Id);
    }

    [Fact]
    public async Task tells_the_worker_that_its_job_was_called_off()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        LeasedJob job = await ClaimOneAsync(queue);

        Assert.Equal(CancelAnswer.Requested, await (await OpenAsync()).CancelAsync(id));
        Assert.True((await FindAsync(queue, id)).CancelRequested);
        Assert.Equal(LeaseState.CancelRequested, Assert.Single(await queue.ExtendAsync([job.Lease], Lease)));
        Assert.True(await FinishAsync(queue, Outcome(job, OutcomeKind.Cancelled)));

        Assert.Equal(JobStatus.Cancelled, (await FindAsync(queue, id)).Status);
        Assert.Equal(1, Total(await queue.CountAsync(), Tally.Cancelled));
    }

    [Theory]
    [InlineData(OutcomeKind.Returned)]
    [InlineData(OutcomeKind.Retry)]
    public async Task cancels_a_job_that_was_called_off_when_it_would_run_again(OutcomeKind kind)
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        LeasedJob job = await ClaimOneAsync(queue);
        await queue.CancelAsync(id);

        await FinishAsync(queue, Outcome(job, kind) with { Error = "x", RetryAt = Clock.GetUtcNow() });

        Assert.Equal(JobStatus.Cancelled, (await FindAsync(queue, id)).Status);
        Assert.Empty(await ClaimAsync(queue));
    }

    [Fact]
    public async Task cancels_a_job_that_was_called_off_when_its_worker_vanished()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        await ClaimOneAsync(queue);
        await queue.CancelAsync(id);

        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        await queue.TendAsync();

        Assert.Equal(JobStatus.Cancelled, (await FindAsync(queue, id)).Status);
    }

    [Fact]
    public async Task cannot_call_off_what_has_ended_or_never_was()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        await FinishAsync(queue, Outcome(await ClaimOneAsync(queue)));
        JobId nobody = JobId.New(Clock);

        Assert.Equal(CancelAnswer.Finished, await queue.CancelAsync(id));
        Assert.Equal(CancelAnswer.NotFound, await queue.CancelAsync(nobody));
        Assert.Equal(RetryAnswer.NotFound, await queue.RetryAsync(nobody));
        Assert.Null(await queue.FindAsync(nobody));
    }

    [Fact]
    public async Task forgets_finished_jobs_and_their_keys_in_time()
    {
        IJobQueue queue = await OpenAsync(
            new() { KeepFinished = TimeSpan.FromHours(2), KeepDead = TimeSpan.FromDays(3) }
        );
        JobSubmission once = Echo() with { IdempotencyKey = "k", MaxAttempts = 1 };
        JobId done = await SubmitAsync(queue, once);
        await FinishAsync(queue, Outcome(await ClaimOneAsync(queue)));
        JobId dead = await SubmitAsync(queue, Echo() with { MaxAttempts = 1 });
        await DieAsync(queue);

        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, (await queue.TendAsync()).Forgotten);
        Assert.Equal(SubmissionKind.Known, (await queue.SubmitAsync([once]))[0].Kind);
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await queue.TendAsync()).Forgotten);
        Assert.Null(await queue.FindAsync(done));
        Assert.NotNull(await queue.FindAsync(dead));
        Assert.Equal(SubmissionKind.Accepted, (await queue.SubmitAsync([once]))[0].Kind);
        Clock.Advance(TimeSpan.FromDays(3));
        await queue.TendAsync();
        Assert.Null(await queue.FindAsync(dead));
    }

    [Fact]
    public async Task lists_jobs_page_by_page_with_the_newest_first()
    {
        IJobQueue queue = await OpenAsync();
        List<JobId> ids = [];
        List<JobId> fifths = [];
        for (int i = 0; i < 25; i++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(40));
            ids.Add(await SubmitAsync(queue, Echo() with { Type = i % 5 == 0 ? "fifth" : "echo" }));
            if (i % 5 == 0)
                fifths.Add(ids[^1]);
        }

        foreach (LeasedJob job in await ClaimAsync(queue, 6))
            await FinishAsync(queue, Outcome(job));
        await ClaimAsync(queue, 3);
        // The clocks of tests that run at the same time are hours apart, and names are made for all of them.
        ids = [.. ids.OrderDescending()];

        Assert.Equal(ids, await PagesAsync(queue, new(Limit: 4)));
        Assert.Equal(ids, await PagesAsync(queue, new(Limit: 25)));
        Assert.Equal(6, (await PagesAsync(queue, new(JobStatus.Completed, Limit: 4))).Count);
        Assert.Equal(3, (await PagesAsync(queue, new(JobStatus.Running, Limit: 2))).Count);
        Assert.Equal(16, (await PagesAsync(queue, new(JobStatus.Queued, Limit: 5))).Count);
        Assert.Equal(fifths.OrderDescending(), await PagesAsync(queue, new(Type: "fifth", Limit: 2)));
        Assert.Empty((await queue.ListAsync(new(JobStatus.Dead))).Jobs);
    }

    private static async Task<List<JobId>> PagesAsync(IJobQueue queue, JobFilter filter)
    {
        List<JobId> ids = [];
        while (true)
        {
            JobPage page = await queue.ListAsync(filter);
            Assert.InRange(page.Jobs.Count, 0, filter.Limit);
            ids.AddRange(page.Jobs.Select(x => x.Id));
            if (page.Next == null)
                return ids;
            filter = filter with { After = page.Next };
        }
    }
}
