namespace Template.Jobs.Spool;

/// <summary>
/// A queue in a folder, for the processes of one machine. One file is one job, its folder is the job's state, and one
/// rename is one transition, so that a process can be killed at any moment.
/// </summary>
public sealed class SpoolQueue : IJobQueue
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly SpoolContext context;
    private readonly SpoolSearch search;
    private readonly SpoolControl control;
    private readonly SpoolLeases leases;
    private readonly SpoolSubmissions submissions;
    private readonly SpoolTending tending;
    private string[] wanted = [];

    private SpoolQueue(SpoolContext context)
    {
        this.context = context;
        search = new(context);
        SpoolMoves moves = new(context, search);
        control = new(context, search, moves);
        leases = new(context);
        submissions = new(context, search);
        tending = new(context, moves, submissions);
    }

    /// <inheritdoc/>
    public string Description => $"the spool folder {context.Folder.Root}";

    /// <summary>Opens a spool; the folder is made when it is not there.</summary>
    /// <param name="folder">The folder, on a file system of this machine.</param>
    /// <param name="options">How it works.</param>
    /// <exception cref="JobStoreException">The folder cannot be made or written to.</exception>
    public static SpoolQueue Open(string folder, SpoolOptions? options = null)
    {
        SpoolFolder place = new(folder);
        return Guard(
            place,
            () =>
            {
                place.Create();
                return new SpoolQueue(new(place, options ?? new()));
            }
        );
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SubmittedJob>> SubmitAsync(
        IReadOnlyList<JobSubmission> submissions,
        CancellationToken cancellation = default
    )
    {
        foreach (JobSubmission submission in submissions)
            submission.ThrowIfInvalid();
        try
        {
            return await this.submissions.SubmitAsync(submissions, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(context.Folder, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LeasedJob>> ClaimAsync(
        ClaimRequest request,
        CancellationToken cancellation = default
    )
    {
        wanted = [.. request.Slots.Select(x => x.Type)];
        return new(Guard(context.Folder, () => leases.Claim(request)));
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(TimeSpan longest, CancellationToken cancellation = default)
    {
        // The folder is looked at, because other processes give no sign.
        for (TimeSpan waited = TimeSpan.Zero; waited < longest; waited += Look)
        {
            if (Guard(context.Folder, HasWork) || await context.WaitAsync(Look, cancellation).ConfigureAwait(false))
                return;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<bool>> FinishAsync(
        IReadOnlyList<JobOutcome> outcomes,
        CancellationToken cancellation = default
    ) => new(Guard(context.Folder, () => (IReadOnlyList<bool>)[.. outcomes.Select(leases.Finish)]));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LeaseState>> ExtendAsync(
        IReadOnlyList<JobLease> leases,
        TimeSpan duration,
        CancellationToken cancellation = default
    ) =>
        new(
            Guard(
                context.Folder,
                () => (IReadOnlyList<LeaseState>)[.. leases.Select(x => this.leases.Extend(x, duration))]
            )
        );

    /// <inheritdoc/>
    public async ValueTask<TendReport> TendAsync(CancellationToken cancellation = default)
    {
        try
        {
            return await tending.TendAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(context.Folder, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Job?> FindAsync(JobId id, CancellationToken cancellation = default) =>
        new(Guard(context.Folder, () => search.Find(id)));

    /// <inheritdoc/>
    public ValueTask<JobPage> ListAsync(JobFilter filter, CancellationToken cancellation = default) =>
        new(Guard(context.Folder, () => search.List(filter)));

    /// <inheritdoc/>
    public ValueTask<CancelAnswer> CancelAsync(JobId id, CancellationToken cancellation = default) =>
        new(Guard(context.Folder, () => control.Cancel(id)));

    /// <inheritdoc/>
    public ValueTask<RetryAnswer> RetryAsync(JobId id, CancellationToken cancellation = default) =>
        new(Guard(context.Folder, () => control.Retry(id)));

    /// <inheritdoc/>
    public ValueTask<int> ReplayAsync(int most, string? type = null, CancellationToken cancellation = default) =>
        new(Guard(context.Folder, () => control.Replay(most, type)));

    /// <inheritdoc/>
    public ValueTask<QueueStatistics> CountAsync(CancellationToken cancellation = default) =>
        new(Guard(context.Folder, search.Count));

    /// <inheritdoc/>
    public ValueTask PingAsync(CancellationToken cancellation = default)
    {
        Guard(
            context.Folder,
            () =>
            {
                string path = context.NewTemporary();
                Disk.Write(path, "ping"u8, durable: false);
                Disk.Delete(path);
                return true;
            }
        );
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        context.Counters.Flush();
        context.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool HasWork() =>
        wanted.Any(type =>
            ReadyLine.HasAny(context.Folder.LineOf(type, JobPriority.High))
            || ReadyLine.HasAny(context.Folder.LineOf(type, JobPriority.Normal))
        );

    private static T Guard<T>(SpoolFolder folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(folder, e);
        }
    }

    private static JobStoreException Failure(SpoolFolder folder, Exception e) =>
        new(
            $"The spool folder '{folder.Root}' cannot be used: {e.Message} Check that it is there, writable and not full.",
            e
        );
}
