namespace Template.Jobs.Tests.Processing;

/// <summary>A queue whose store can be taken away.</summary>
public sealed class FailingQueue(IJobQueue queue) : IJobQueue
{
    private int isDown;
    private int claims;

    public bool IsDown
    {
        get => Volatile.Read(ref isDown) != 0;
        set => Volatile.Write(ref isDown, value ? 1 : 0);
    }

    /// <summary>How often somebody asked for work.</summary>
    public int Claims => Volatile.Read(ref claims);

    /// <summary>What <see cref="ExtendAsync"/> waits for.</summary>
    public Task Hang { get; set; } = Task.CompletedTask;

    public string Description => queue.Description;

    private IJobQueue Store => IsDown ? throw new JobStoreException("The test has taken the store away.") : queue;

    public async ValueTask<IReadOnlyList<SubmittedJob>> SubmitAsync(
        IReadOnlyList<JobSubmission> submissions,
        CancellationToken cancellation = default
    ) => await Store.SubmitAsync(submissions, cancellation);

    public async ValueTask<IReadOnlyList<LeasedJob>> ClaimAsync(
        ClaimRequest request,
        CancellationToken cancellation = default
    )
    {
        Interlocked.Increment(ref claims);
        return await Store.ClaimAsync(request, cancellation);
    }

    public async ValueTask WaitAsync(TimeSpan longest, CancellationToken cancellation = default) =>
        await Store.WaitAsync(longest, cancellation);

    public async ValueTask<IReadOnlyList<bool>> FinishAsync(
        IReadOnlyList<JobOutcome> outcomes,
        CancellationToken cancellation = default
    ) => await Store.FinishAsync(outcomes, cancellation);

    public async ValueTask<IReadOnlyList<LeaseState>> ExtendAsync(
        IReadOnlyList<JobLease> leases,
        TimeSpan duration,
        CancellationToken cancellation = default
    )
    {
        await Hang;
        return await Store.ExtendAsync(leases, duration, cancellation);
    }

    public async ValueTask<TendReport> TendAsync(CancellationToken cancellation = default) =>
        await Store.TendAsync(cancellation);

    public async ValueTask<Job?> FindAsync(JobId id, CancellationToken cancellation = default) =>
        await queue.FindAsync(id, cancellation);

    public async ValueTask<JobPage> ListAsync(JobFilter filter, CancellationToken cancellation = default) =>
        await queue.ListAsync(filter, cancellation);

    public async ValueTask<CancelAnswer> CancelAsync(JobId id, CancellationToken cancellation = default) =>
        await Store.CancelAsync(id, cancellation);

    public async ValueTask<RetryAnswer> RetryAsync(JobId id, CancellationToken cancellation = default) =>
        await Store.RetryAsync(id, cancellation);

    public async ValueTask<int> ReplayAsync(int most, string? type = null, CancellationToken cancellation = default) =>
        await Store.ReplayAsync(most, type, cancellation);

    public async ValueTask<QueueStatistics> CountAsync(CancellationToken cancellation = default) =>
        await queue.CountAsync(cancellation);

    public async ValueTask PingAsync(CancellationToken cancellation = default) => await Store.PingAsync(cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
