namespace Template.Jobs.Spool.Tests;

public class A_durable_spool : Spooling
{
    [Theory]
    [InlineData(SpoolDurability.None)]
    [InlineData(SpoolDurability.Submissions)]
    [InlineData(SpoolDurability.Everything)]
    public async Task does_the_same_as_a_quick_one(SpoolDurability durability)
    {
        SpoolQueue queue = Open(durability);
        JobId completed = await SubmitAsync(queue, new() { Type = "echo", IdempotencyKey = "k" });
        await FinishAsync(queue, await ClaimOneAsync(queue));
        JobId dead = await SubmitAsync(queue);
        await FinishAsync(queue, await ClaimOneAsync(queue), OutcomeKind.Dead);
        JobId failed = await SubmitAsync(queue);
        await FinishAsync(queue, await ClaimOneAsync(queue), OutcomeKind.Retry, Clock.GetUtcNow().AddHours(1));
        JobId cancelled = await SubmitAsync(queue, new() { Type = "echo", RunAt = Clock.GetUtcNow().AddHours(1) });
        await queue.CancelAsync(cancelled);
        JobId expired = await SubmitAsync(queue);
        await ClaimOneAsync(queue);
        await TendLaterAsync(queue, Lease);

        await using SpoolQueue again = Open(durability);

        Assert.Equal(JobStatus.Completed, (await FindAsync(again, completed)).Status);
        Assert.Equal(JobStatus.Dead, (await FindAsync(again, dead)).Status);
        Assert.Equal(JobStatus.Failed, (await FindAsync(again, failed)).Status);
        Assert.Equal(JobStatus.Cancelled, (await FindAsync(again, cancelled)).Status);
        Assert.Equal(JobStatus.Queued, (await FindAsync(again, expired)).Status);
        Assert.Equal(1, await again.ReplayAsync(5));
        Assert.Equal(2, (await ClaimAsync(again, 5)).Count);
    }

    [Fact]
    public async Task reports_for_a_process_that_was_restarted()
    {
        SpoolQueue queue = Open(SpoolDurability.Everything);
        JobId id = await SubmitAsync(queue);
        LeasedJob job = await ClaimOneAsync(queue);
        await queue.DisposeAsync();
        SpoolQueue again = Open(SpoolDurability.Everything);

        Assert.Equal(LeaseState.Held, Assert.Single(await again.ExtendAsync([job.Lease], Lease)));
        Assert.True(await FinishAsync(again, job));
        Assert.Equal(JobStatus.Completed, (await FindAsync(again, id)).Status);
    }

    [Fact]
    public async Task takes_the_first_jobs_of_a_type_from_many_at_once()
    {
        SpoolQueue[] queues = [Open(), Open(), Open(), Open()];
        for (int round = 0; round < 40; round++)
        {
            string type = $"type-{round}";
            using Barrier together = new(queues.Length);
            await Task.WhenAll(
                queues.Select(x =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            together.SignalAndWait();
                            SubmitAsync(x, new() { Type = type }).GetAwaiter().GetResult();
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
            );

            Assert.Equal(4, (await queues[0].ClaimAsync(new("one", Lease, [new(type, 9)], 9))).Count);
        }
    }

    [Fact]
    public async Task keeps_jobs_for_ever_when_it_is_told_to()
    {
        SpoolQueue queue = Open(rules: new() { KeepFinished = TimeSpan.MaxValue, KeepDead = TimeSpan.MaxValue });
        await SubmitAsync(queue);
        await SubmitAsync(queue);
        await FinishAsync(queue, await ClaimOneAsync(queue));
        await FinishAsync(queue, await ClaimOneAsync(queue), OutcomeKind.Dead);

        Assert.Equal(0, (await TendLaterAsync(queue, TimeSpan.FromDays(1_000))).Forgotten);
        Assert.Equal(2, (await queue.ListAsync(new())).Jobs.Count);
    }
}
