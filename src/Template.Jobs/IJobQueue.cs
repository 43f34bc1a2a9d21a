namespace Template.Jobs;

/// <summary>
/// A store of jobs that delivers each at least once. All its operations may be called at the same time, from several
/// threads, processes and, where the store allows it, machines.
/// </summary>
/// <remarks>Each operation throws <see cref="JobStoreException"/> when the store does not answer.</remarks>
public interface IJobQueue : IAsyncDisposable
{
    /// <summary>What the store is, for people and logs: without secrets.</summary>
    string Description { get; }

    /// <summary>Takes jobs. When this returns, they are as safe as the store can make them.</summary>
    /// <param name="submissions">What is wanted.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What became of each, in the same order.</returns>
    /// <exception cref="InvalidJobException">A submission is invalid; none was taken.</exception>
    ValueTask<IReadOnlyList<SubmittedJob>> SubmitAsync(
        IReadOnlyList<JobSubmission> submissions,
        CancellationToken cancellation = default
    );

    /// <summary>Leases jobs to a worker, oldest first within type and priority.</summary>
    /// <param name="request">What the worker has room for.</param>
    /// <param name="cancellation">Stops waiting; jobs that were leased meanwhile come back when the lease expires.</param>
    ValueTask<IReadOnlyList<LeasedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellation = default);

    /// <summary>Waits until there may be work.</summary>
    /// <param name="longest">How long at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask WaitAsync(TimeSpan longest, CancellationToken cancellation = default);

    /// <summary>Records how attempts ended.</summary>
    /// <param name="outcomes">What workers report.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>For each whether its lease still held. If not, nothing was recorded.</returns>
    ValueTask<IReadOnlyList<bool>> FinishAsync(
        IReadOnlyList<JobOutcome> outcomes,
        CancellationToken cancellation = default
    );

    /// <summary>Makes leases last from now.</summary>
    /// <param name="leases">The leases.</param>
    /// <param name="duration">How long each lasts from now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What became of each, in the same order.</returns>
    ValueTask<IReadOnlyList<LeaseState>> ExtendAsync(
        IReadOnlyList<JobLease> leases,
        TimeSpan duration,
        CancellationToken cancellation = default
    );

    /// <summary>Does what time asks for: due jobs are queued, expired leases are taken back, old jobs are forgotten.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask<TendReport> TendAsync(CancellationToken cancellation = default);

    /// <summary>Looks a job up.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The job, or nothing when there is none.</returns>
    ValueTask<Job?> FindAsync(JobId id, CancellationToken cancellation = default);

    /// <summary>Lists jobs, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask<JobPage> ListAsync(JobFilter filter, CancellationToken cancellation = default);

    /// <summary>Calls a job off.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask<CancelAnswer> CancelAsync(JobId id, CancellationToken cancellation = default);

    /// <summary>Sets a job that failed, died or was cancelled going again, with all its attempts before it and its history kept.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask<RetryAnswer> RetryAsync(JobId id, CancellationToken cancellation = default);

    /// <summary>Sets dead jobs going again, oldest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="type">Those of this type; all when there is none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>How many.</returns>
    ValueTask<int> ReplayAsync(int most, string? type = null, CancellationToken cancellation = default);

    /// <summary>Counts.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask<QueueStatistics> CountAsync(CancellationToken cancellation = default);

    /// <summary>Returns when the store answers and can take jobs.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask PingAsync(CancellationToken cancellation = default);
}
