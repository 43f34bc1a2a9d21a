namespace Template.Jobs.Contract;

/// <summary>What every store of jobs must do. A test class for a store derives from this.</summary>
public abstract partial class Any_queue : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly List<IJobQueue> opened = [];

    protected VirtualClock Clock { get; } = new();

    /// <summary>Opens the store of this test; a second time gives what another process would have.</summary>
    protected abstract Task<IJobQueue> OpenStoreAsync(StoreRules rules);

    protected async Task<IJobQueue> OpenAsync(StoreRules? rules = null)
    {
        IJobQueue queue = await OpenStoreAsync(rules ?? new());
        opened.Add(queue);
        return queue;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (IJobQueue queue in opened)
            await queue.DisposeAsync();
    }

    private static JobSubmission Echo(string input = "1") => new() { Type = "echo", Input = input };

    private static async Task<JobId> SubmitAsync(IJobQueue queue, JobSubmission submission) =>
        Assert.Single(await queue.SubmitAsync([submission])).Id;

    private static async Task<IReadOnlyList<LeasedJob>> ClaimAsync(
        IJobQueue queue,
        int most = 1,
        string worker = "one",
        params string[] types
    ) =>
        await queue.ClaimAsync(
            new(worker, Lease, [.. (types.Length == 0 ? ["echo"] : types).Select(x => new TypeSlots(x, most))], most)
        );

    private static async Task<LeasedJob> ClaimOneAsync(IJobQueue queue) => Assert.Single(await ClaimAsync(queue));

    private static JobOutcome Outcome(LeasedJob job, OutcomeKind kind = OutcomeKind.Completed) =>
        new(job.Lease, job.Body.Type, job.Attempt, kind) { Worker = "one" };

    private JobOutcome Failure(LeasedJob job, string error = "broken") =>
        job.Attempt >= job.Body.MaxAttempts
            ? Outcome(job, OutcomeKind.Dead) with
            {
                Error = error,
            }
            : Outcome(job, OutcomeKind.Retry) with
            {
                Error = error,
                RetryAt = Clock.GetUtcNow() + TimeSpan.FromSeconds(10),
            };

    private static async Task<bool> FinishAsync(IJobQueue queue, JobOutcome outcome) =>
        Assert.Single(await queue.FinishAsync([outcome]));

    private static async Task<Job> FindAsync(IJobQueue queue, JobId id)
    {
        Job? job = await queue.FindAsync(id);
        Assert.NotNull(job);
        return job;
    }

    private async Task DieAsync(IJobQueue queue)
    {
        while (await ClaimAsync(queue) is [LeasedJob job])
        {
            Assert.True(await FinishAsync(queue, Failure(job)));
            Clock.Advance(TimeSpan.FromMinutes(1));
            await queue.TendAsync();
        }
    }

    private static long Total(QueueStatistics statistics, string counter) =>
        statistics.Totals.ByType(counter).Values.Sum();
}
