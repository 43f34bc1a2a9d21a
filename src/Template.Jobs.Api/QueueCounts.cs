namespace Template.Jobs.Api;

/// <summary>The counts of the queue, asked for at most once in a moment, and anew when this process changed something.</summary>
internal sealed class QueueCounts(IJobQueue queue, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    // A flood of submissions must not become a flood of counting.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim counting = new(1, 1);
    private QueueStatistics? counted;
    private long countedAt;
    private volatile bool isChanged;

    public void Changed() => isChanged = true;

    public async ValueTask<QueueStatistics> GetAsync(CancellationToken cancellation)
    {
        if (Fresh is { } known)
            return known;
        await counting.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Fresh is { } meanwhile)
                return meanwhile;
            isChanged = false;
            QueueStatistics statistics = await queue.CountAsync(cancellation).ConfigureAwait(false);
            countedAt = time.GetTimestamp();
            return counted = statistics;
        }
        finally
        {
            counting.Release();
        }
    }

    public void Dispose() => counting.Dispose();

    private QueueStatistics? Fresh =>
        counted != null && time.GetElapsedTime(countedAt) < (isChanged ? Least : Moment) ? counted : null;
}
