namespace Template.Jobs.Worker;

/// <summary>A store that cannot be reached.</summary>
internal sealed class SilentStore : IJobQueue
{
    public string Description => "a store that is gone";

    public ValueTask<IReadOnlyList<SubmittedJob>> SubmitAsync(
        IReadOnlyList<JobSubmission> submissions,
        CancellationToken cancellation = default
    ) => throw Gone();

    public ValueTask<IReadOnlyList<LeasedJob>> ClaimAsync(
        ClaimRequest request,
        CancellationToken cancellation = default
    ) => throw Gone();

    public ValueTask WaitAsync(TimeSpan longest, CancellationToken cancellation = default) => throw Gone();

    public ValueTask<IReadOnlyList<bool>> FinishAsync(
        IReadOnlyList<JobOutcome> outcomes,
        CancellationToken cancellation = default
    ) => throw Gone();

    public ValueTask<IReadOnlyList<LeaseState>> ExtendAsync(
        IReadOnlyList<JobLease> leases,
        TimeSpan duration,
        CancellationToken cancellation = default
    ) => throw Gone();

    public ValueTask<TendReport> TendAsync(CancellationToken cancellation = default) => throw Gone();

    public ValueTask<Job?> FindAsync(JobId id, CancellationToken cancellation = default) => throw Gone();

    public ValueTask<JobPage> ListAsync(JobFilter filter, CancellationToken cancellation = default) => throw Gone();

    public ValueTask<CancelAnswer> CancelAsync(JobId id, CancellationToken cancellation = default) => throw Gone();

    public ValueTask<RetryAnswer> RetryAsync(JobId id, CancellationToken cancellation = default) => throw Gone();

    public ValueTask<int> ReplayAsync(int most, string? type = null, CancellationToken cancellation = default) =>
        throw Gone();

    public ValueTask<QueueStatistics> CountAsync(CancellationToken cancellation = default) => throw Gone();

    public ValueTask PingAsync(CancellationToken cancellation = default) => throw Gone();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static JobStoreException Gone() => new("The disk is gone.");
}
