namespace Template.Jobs.Api;

/// <summary>The counts of the queue, asked for at most once in a moment, and anew when this process changed something.</summary>
internal sealed class QueueCounts(IJobQueue queue, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    // A flood of submissions must not become a flood of counting.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim counting = new(1, 1);
    private volatile Counted? last;
    private long changes;

    public void Changed() => Interlocked.Increment(ref changes);

    public async ValueTask<QueueStatistics> GetAsync(CancellationToken cancellation)
    {
        if (Fresh is { } known)
            return known;
        await counting.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Fresh is { } meanwhile)
                return meanwhile;
            long seen = Interlocked.Read(ref changes);
            QueueStatistics statistics = await queue.CountAsync(cancellation).ConfigureAwait(false);
            last = new(statistics, time.GetTimestamp(), seen);
            return statistics;
        }
        finally
        {
            counting.Release();
        }
    }

    public void Dispose() => counting.Dispose();

    private QueueStatistics? Fresh =>
        last is { } counted && time.GetElapsedTime(counted.At) < (IsChangedSince(counted) ? Least : Moment)
            ? counted.Statistics
            : null;

    private bool IsChangedSince(Counted counted) => Interlocked.Read(ref changes) != counted.Changes;

    private sealed record Counted(QueueStatistics Statistics, long At, long Changes);
}
