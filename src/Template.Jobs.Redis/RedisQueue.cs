namespace Template.Jobs.Redis;

/// <summary>A queue on a Redis server, for workers on any number of machines. Every operation is one script.</summary>
public sealed class RedisQueue : IJobQueue
{
    private readonly IRedisServer server;
    private readonly RedisOptions options;
    private readonly ScriptRunner scripts;
    private readonly RedisSubmitting submitting;
    private readonly RedisLeasing leasing;
    private readonly RedisFinishing finishing;
    private readonly RedisSearch search;
    private readonly RedisControl control;
    private readonly RedisCounting counting;

    internal RedisQueue(IRedisServer server, RedisOptions options)
    {
        this.server = server;
        this.options = options;
        scripts = new(server, options);
        submitting = new(scripts);
        finishing = new(scripts, options.Rules);
        leasing = new(scripts, finishing);
        search = new(scripts);
        control = new(scripts);
        counting = new(scripts);
    }

    /// <inheritdoc/>
    public string Description => options.ToString();

    /// <summary>A queue. The connection is made when it is first used.</summary>
    /// <param name="options">Where the server is.</param>
    public static RedisQueue Open(RedisOptions options) =>
#if STACKEXCHANGE_REDIS
        new(new StackExchangeRedisServer(options), options);
#else
        new(new EmbeddedRedisServer(options), options);
#endif

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SubmittedJob>> SubmitAsync(
        IReadOnlyList<JobSubmission> submissions,
        CancellationToken cancellation = default
    ) => submitting.SubmitAsync(submissions, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LeasedJob>> ClaimAsync(
        ClaimRequest request,
        CancellationToken cancellation = default
    ) => leasing.ClaimAsync(request, cancellation);

    /// <inheritdoc/>
    public async ValueTask WaitAsync(TimeSpan longest, CancellationToken cancellation = default) =>
        await server.WaitAsync(scripts.Prefix + "wake", longest, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<bool>> FinishAsync(
        IReadOnlyList<JobOutcome> outcomes,
        CancellationToken cancellation = default
    ) => finishing.FinishAsync(outcomes, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LeaseState>> ExtendAsync(
        IReadOnlyList<JobLease> leases,
        TimeSpan duration,
        CancellationToken cancellation = default
    ) => leasing.ExtendAsync(leases, duration, cancellation);

    /// <inheritdoc/>
    public ValueTask<TendReport> TendAsync(CancellationToken cancellation = default) =>
        finishing.TendAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask<Job?> FindAsync(JobId id, CancellationToken cancellation = default) =>
        search.FindAsync(id, cancellation);

    /// <inheritdoc/>
    public ValueTask<JobPage> ListAsync(JobFilter filter, CancellationToken cancellation = default) =>
        search.ListAsync(filter, cancellation);

    /// <inheritdoc/>
    public ValueTask<CancelAnswer> CancelAsync(JobId id, CancellationToken cancellation = default) =>
        control.CancelAsync(id, cancellation);

    /// <inheritdoc/>
    public ValueTask<RetryAnswer> RetryAsync(JobId id, CancellationToken cancellation = default) =>
        control.RetryAsync(id, cancellation);

    /// <inheritdoc/>
    public ValueTask<int> ReplayAsync(int most, string? type = null, CancellationToken cancellation = default) =>
        control.ReplayAsync(most, type, cancellation);

    /// <inheritdoc/>
    public ValueTask<QueueStatistics> CountAsync(CancellationToken cancellation = default) =>
        counting.CountAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask PingAsync(CancellationToken cancellation = default) =>
        await server.PingAsync().WaitAsync(cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
