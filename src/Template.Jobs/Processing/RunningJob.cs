namespace Template.Jobs.Processing;

/// <summary>A job that this process runs, and why it may have been told to stop.</summary>
internal sealed class RunningJob : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private bool isOver;

    public RunningJob(LeasedJob job, TypeLimit limit, long leasedAt)
    {
        Job = job;
        Limit = limit;
        HeldSince = leasedAt;
    }

    public LeasedJob Job { get; }

    public TypeLimit Limit { get; }

    public CancellationToken Stop => stop.Token;

    /// <summary>The time stamp from which the lease lasts: taken before the store was asked.</summary>
    public long HeldSince { get; set; }

    /// <summary>Why the job was told to stop.</summary>
    public StopReason Reason { get; private set; }

    public void StopFor(StopReason reason)
    {
        lock (gate)
        {
            if (isOver || Reason != StopReason.None)
                return;
            Reason = reason;
        }

        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile.
        }
    }

    public void Dispose()
    {
        lock (gate)
            isOver = true;
        stop.Dispose();
    }
}
