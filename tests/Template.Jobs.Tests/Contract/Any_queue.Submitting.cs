using Template.Jobs.Measures;

namespace Template.Jobs.Contract;

public abstract partial class Any_queue
{
    [Fact]
    public async Task keeps_what_was_asked_for()
    {
        IJobQueue queue = await OpenAsync();
        JobSubmission submission = new()
        {
            Type = "ai",
            Task = "summarize",
            Input = "{\"text\":\"äöü \\u0000 \\\"quoted\\\"\"}",
            Priority = JobPriority.High,
            IdempotencyKey = "order 17/ü",
            MaxAttempts = 5,
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        };

        Job job = await FindAsync(queue, await SubmitAsync(queue, submission));

        Assert.Equal(JobBody.Of(submission, Clock.GetUtcNow()) with { CreatedAt = job.Body.CreatedAt }, job.Body);
        Assert.Equal(JobStatus.Queued, job.Status);
        Assert.Equal(0, job.Attempts);
        Assert.Null(job.StartedAt);
        Assert.Empty(job.History);
    }

    [Fact]
    public async Task takes_none_of_a_batch_with_an_invalid_job()
    {
        IJobQueue queue = await OpenAsync();

        InvalidJobException e = await Assert.ThrowsAsync<InvalidJobException>(async () =>
            await queue.SubmitAsync([Echo(), Echo() with { Type = "../etc" }])
        );

        Assert.Contains("lower-case letters", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await queue.CountAsync()).Queued);
    }

    [Fact]
    public async Task takes_many_jobs_at_once_and_gives_each_once()
    {
        IJobQueue queue = await OpenAsync();
        IReadOnlyList<SubmittedJob> submitted = await queue.SubmitAsync([
            .. Enumerable.Range(0, 1_200).Select(x => Echo($"{x}")),
        ]);

        List<LeasedJob> claimed = [];
        while (await ClaimAsync(queue, 250) is { Count: > 0 } jobs)
            claimed.AddRange(jobs);

        Assert.Equal(submitted.Select(x => x.Id), claimed.Select(x => x.Lease.Id));
        Assert.Equal(Enumerable.Range(0, 1_200).Select(x => $"{x}"), claimed.Select(x => x.Body.Input));
    }

    [Fact]
    public async Task makes_one_job_of_two_submissions_with_one_key()
    {
        IJobQueue queue = await OpenAsync();
        JobSubmission once = Echo() with { IdempotencyKey = "k" };

        SubmittedJob first = (await queue.SubmitAsync([once]))[0];
        Clock.Advance(TimeSpan.FromSeconds(5));
        SubmittedJob second = (await (await OpenAsync()).SubmitAsync([once with { TraceParent = "another" }]))[0];
        SubmittedJob other = (await queue.SubmitAsync([once with { Input = "2" }]))[0];

        Assert.Equal(SubmissionKind.Accepted, first.Kind);
        Assert.Equal(first with { Kind = SubmissionKind.Known }, second);
        Assert.Equal(SubmissionKind.Conflict, other.Kind);
        Assert.Equal(1, (await queue.CountAsync()).Queued);
    }

    [Fact]
    public async Task makes_one_job_of_many_submissions_at_the_same_time_with_one_key()
    {
        IJobQueue[] queues = [await OpenAsync(), await OpenAsync()];

        IReadOnlyList<SubmittedJob>[] submitted = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(x =>
                    Task.Run(async () => await queues[x % 2].SubmitAsync([Echo() with { IdempotencyKey = "k" }]))
                )
        );

        Assert.Single(submitted.Select(x => x[0].Id).Distinct());
        Assert.Single(submitted, x => x[0].Kind == SubmissionKind.Accepted);
        Assert.Equal(1, (await queues[0].CountAsync()).Queued);
    }

    [Fact]
    public async Task holds_a_job_back_until_its_time()
    {
        IJobQueue queue = await OpenAsync();
        DateTimeOffset later = Clock.GetUtcNow() + TimeSpan.FromMinutes(2);
        JobId id = await SubmitAsync(queue, Echo() with { RunAt = later });

        Job waiting = await FindAsync(queue, id);
        await queue.TendAsync();
        IReadOnlyList<LeasedJob> early = await ClaimAsync(queue);
        Clock.Advance(TimeSpan.FromMinutes(2));
        TendReport report = await queue.TendAsync();

        Assert.Equal(JobStatus.Scheduled, waiting.Status);
        Assert.Equal(later, waiting.RunAt);
        Assert.Empty(early);
        Assert.Equal(1, report.Due);
        Assert.Equal(id, (await ClaimOneAsync(queue)).Lease.Id);
    }

    [Fact]
    public async Task starts_a_job_at_once_whose_time_has_passed()
    {
        IJobQueue queue = await OpenAsync();
        await SubmitAsync(queue, Echo() with { RunAt = Clock.GetUtcNow() - TimeSpan.FromDays(1) });

        Assert.Single(await ClaimAsync(queue));
    }

    [Fact]
    public async Task wakes_whoever_waits_when_another_process_submits()
    {
        IJobQueue worker = await OpenAsync();
        IJobQueue other = await OpenAsync();
        Assert.Empty(await ClaimAsync(worker));
        long begun = Environment.TickCount64;
        Task waiting = worker.WaitAsync(TimeSpan.FromSeconds(20)).AsTask();

        await Task.Delay(50);
        await SubmitAsync(other, Echo());
        await waiting;

        Assert.InRange(Environment.TickCount64 - begun, 0, 10_000);
        Assert.Single(await ClaimAsync(worker));
    }

    [Fact]
    public async Task stops_waiting_when_it_is_told_to()
    {
        IJobQueue queue = await OpenAsync();
        await ClaimAsync(queue);
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await queue.WaitAsync(TimeSpan.FromSeconds(20), stop.Token)
        );
    }

    [Fact]
    public async Task counts_what_it_holds_and_what_happened()
    {
        IJobQueue queue = await OpenAsync();
        await queue.SubmitAsync([
            Echo(),
            Echo(),
            Echo() with
            {
                Priority = JobPriority.High,
            },
            Echo() with
            {
                Type = "other",
            },
        ]);
        await SubmitAsync(queue, Echo() with { RunAt = Clock.GetUtcNow() + TimeSpan.FromHours(1) });
        IReadOnlyList<LeasedJob> jobs = await ClaimAsync(queue, 2);
        await FinishAsync(
            queue,
            Outcome(jobs[0]) with
            {
                Waited = TimeSpan.FromSeconds(2),
                Ran = TimeSpan.FromMilliseconds(3),
            }
        );

        QueueStatistics statistics = await queue.CountAsync();

        Assert.Equal(2, statistics.Queued);
        Assert.Equal(1, statistics.Depths.Single(x => x is { Type: "other", Priority: JobPriority.Normal }).Count);
        Assert.Equal((1, 1, 0, 1), (statistics.Scheduled, statistics.Running, statistics.Dead, statistics.Finished));
        Assert.Equal(5, Total(statistics, Tally.Submitted));
        Assert.Equal(4, statistics.Totals.ByType(Tally.Submitted)["echo"]);
        Assert.Equal(1, Total(statistics, Tally.Completed));
        Assert.Equal((1, 2.0), (statistics.Totals.Waited().Count, statistics.Totals.Waited().Sum));
        Assert.Equal(0.005, statistics.Totals.Ran().Quantile(0.5));
    }

    [Fact]
    public async Task answers_when_it_is_asked()
    {
        IJobQueue queue = await OpenAsync();

        await queue.PingAsync();

        Assert.NotEmpty(queue.Description);
    }
}
