using Template.Jobs.Measures;

namespace Template.Jobs.Contract;

public abstract partial class Any_queue
{
    [Fact]
    public async Task gives_a_job_to_one_worker_and_remembers_what_it_gave()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        Clock.Advance(TimeSpan.FromSeconds(3));

        LeasedJob leased = await ClaimOneAsync(queue);
        Job running = await FindAsync(queue, id);
        IReadOnlyList<LeasedJob> second = await ClaimAsync(queue);
        Clock.Advance(TimeSpan.FromSeconds(2));
        bool held = await FinishAsync(queue, Outcome(leased) with { Result = "{\"ok\":true}" });
        Job done = await FindAsync(queue, id);

        Assert.Equal((id, 1, TimeSpan.FromSeconds(3)), (leased.Lease.Id, leased.Attempt, leased.Waited));
        Assert.Equal((JobStatus.Running, 1), (running.Status, running.Attempts));
        Assert.Empty(second);
        Assert.True(held);
        Assert.Equal((JobStatus.Completed, 1, "{\"ok\":true}"), (done.Status, done.Attempts, done.Result));
        Assert.Equal(TimeSpan.FromSeconds(2), done.FinishedAt - done.StartedAt);
        Assert.Null(done.Error);
    }

    [Fact]
    public async Task gives_only_the_types_that_were_asked_for_and_not_more_than_there_is_room()
    {
        IJobQueue queue = await OpenAsync();
        await queue.SubmitAsync([.. "abc".SelectMany(x => Enumerable.Repeat(Echo() with { Type = $"{x}" }, 5))]);

        IReadOnlyList<LeasedJob> jobs = await queue.ClaimAsync(new("one", Lease, [new("a", 2), new("c", 5)], 4));

        Assert.Equal(["a", "a", "c", "c"], jobs.Select(x => x.Body.Type));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    public async Task gives_high_priority_four_of_five_and_starves_nobody(int most)
    {
        IJobQueue queue = await OpenAsync();
        await queue.SubmitAsync([.. Enumerable.Repeat(Echo(), 100)]);
        await queue.SubmitAsync([.. Enumerable.Repeat(Echo() with { Priority = JobPriority.High }, 100)]);

        List<JobPriority> given = [];
        while (given.Count < 100)
            given.AddRange((await ClaimAsync(queue, Math.Min(most, 100 - given.Count))).Select(x => x.Body.Priority));
        List<JobPriority> rest = [];
        while (await ClaimAsync(queue, most) is { Count: > 0 } jobs)
            rest.AddRange(jobs.Select(x => x.Body.Priority));

        Assert.Equal((80, 20), (given.Count(x => x == JobPriority.High), given.Count(x => x == JobPriority.Normal)));
        Assert.Equal((20, 80), (rest.Count(x => x == JobPriority.High), rest.Count(x => x == JobPriority.Normal)));
    }

    [Fact]
    public async Task gives_each_job_once_while_many_ask()
    {
        IJobQueue[] queues = [await OpenAsync(), await OpenAsync(), await OpenAsync()];
        await queues[0].SubmitAsync([.. Enumerable.Repeat(Echo(), 300)]);

        List<JobId>[] claimed = await Task.WhenAll(
            queues.Select(queue =>
                Task.Run(async () =>
                {
                    List<JobId> ids = [];
                    while (await ClaimAsync(queue, 4) is { Count: > 0 } jobs)
                    {
                        ids.AddRange(jobs.Select(x => x.Lease.Id));
                        Assert.All(await queue.FinishAsync([.. jobs.Select(x => Outcome(x))]), Assert.True);
                    }

                    return ids;
                })
            )
        );

        Assert.Equal(300, claimed.Sum(x => x.Count));
        Assert.Equal(300, claimed.SelectMany(x => x).Distinct().Count());
        Assert.Equal(300, Total(await queues[0].CountAsync(), Tally.Submitted));
    }

    [Fact]
    public async Task ignores_whoever_does_not_hold_the_lease()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        LeasedJob job = await ClaimOneAsync(queue);
        JobLease stolen = job.Lease with { Token = new string('0', 32) };

        Assert.False(await FinishAsync(queue, Outcome(job) with { Lease = stolen }));
        Assert.Equal(LeaseState.Lost, Assert.Single(await queue.ExtendAsync([stolen], Lease)));
        Assert.Equal(JobStatus.Running, (await FindAsync(queue, id)).Status);
        Assert.True(await FinishAsync(queue, Outcome(job)));
        Assert.False(await FinishAsync(queue, Outcome(job)));
    }

    [Fact]
    public async Task gives_the_job_of_a_silent_worker_to_another_and_ignores_the_first()
    {
        IJobQueue queue = await OpenAsync();
        IJobQueue other = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        LeasedJob first = await ClaimOneAsync(queue);

        Clock.Advance(Lease - TimeSpan.FromSeconds(1));
        TendReport early = await other.TendAsync();
        Clock.Advance(TimeSpan.FromSeconds(2));
        TendReport late = await other.TendAsync();
        LeasedJob second = await ClaimOneAsync(other);

        Assert.Equal((0, 1), (early.Expired, late.Expired));
        Assert.Equal((id, 2), (second.Lease.Id, second.Attempt));
        Assert.Equal(LeaseState.Lost, Assert.Single(await queue.ExtendAsync([first.Lease], Lease)));
        Assert.False(await FinishAsync(queue, Outcome(first) with { Result = "\"stale\"" }));
        Assert.True(await FinishAsync(other, Outcome(second) with { Result = "\"fresh\"" }));
        Job done = await FindAsync(queue, id);
        Assert.Equal((JobStatus.Completed, "\"fresh\""), (done.Status, done.Result));
        Assert.Equal((JobEvent.Expired, 1), (Assert.Single(done.History).Kind, done.History[0].Attempt));
    }

    [Fact]
    public async Task keeps_a_lease_that_is_extended()
    {
        IJobQueue queue = await OpenAsync();
        await SubmitAsync(queue, Echo());
        LeasedJob job = await ClaimOneAsync(queue);

        for (int i = 0; i < 5; i++)
        {
            Clock.Advance(Lease - TimeSpan.FromSeconds(5));
            Assert.Equal(LeaseState.Held, Assert.Single(await queue.ExtendAsync([job.Lease], Lease)));
            Assert.Equal(0, (await queue.TendAsync()).Expired);
        }

        Assert.True(await FinishAsync(queue, Outcome(job)));
    }

    [Fact]
    public async Task counts_a_crash_as_an_attempt_so_that_a_poisonous_job_dies()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());

        for (int i = 1; i <= 3; i++)
        {
            Assert.Equal(i, (await ClaimOneAsync(queue)).Attempt);
            Clock.Advance(Lease + TimeSpan.FromSeconds(1));
            await queue.TendAsync();
        }

        Job job = await FindAsync(queue, id);
        Assert.Equal((JobStatus.Dead, 3), (job.Status, job.Attempts));
        Assert.Contains("did not keep its lease", job.Error, StringComparison.Ordinal);
        Assert.Empty(await ClaimAsync(queue));
        QueueStatistics counts = await queue.CountAsync();
        Assert.Equal((3, 1), (Total(counts, Tally.Expired), counts.Dead));
        Assert.Equal((3, 2, 1), (Total(counts, Tally.Failed), Total(counts, Tally.Retried), Total(counts, Tally.Dead)));
    }

    [Fact]
    public async Task gives_a_job_that_was_handed_back_to_another_at_once()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        LeasedJob job = await ClaimOneAsync(queue);

        Assert.True(await FinishAsync(queue, Outcome(job, OutcomeKind.Returned)));
        LeasedJob again = await ClaimOneAsync(queue);

        Assert.Equal((id, 1), (again.Lease.Id, again.Attempt));
        Assert.Equal(JobEvent.Returned, Assert.Single((await FindAsync(queue, id)).History).Kind);
    }

    [Fact]
    public async Task survives_a_clock_that_jumps()
    {
        IJobQueue queue = await OpenAsync();
        JobId id = await SubmitAsync(queue, Echo());
        LeasedJob job = await ClaimOneAsync(queue);

        Clock.Set(TimeSpan.FromDays(-2));
        await queue.TendAsync();
        Assert.Equal(LeaseState.Held, Assert.Single(await queue.ExtendAsync([job.Lease], Lease)));
        JobId before = await SubmitAsync(queue, Echo());
        LeasedJob another = await ClaimOneAsync(queue);
        Assert.True(another.Waited >= TimeSpan.Zero);
        Clock.Set(TimeSpan.FromDays(4));
        Assert.Equal(LeaseState.Held, Assert.Single(await queue.ExtendAsync([job.Lease], Lease)));
        Assert.Equal(1, (await queue.TendAsync()).Expired);

        Assert.Equal(JobStatus.Running, (await FindAsync(queue, id)).Status);
        Assert.Equal(JobStatus.Queued, (await FindAsync(queue, before)).Status);
        Assert.True(await FinishAsync(queue, Outcome(job)));
    }
}
