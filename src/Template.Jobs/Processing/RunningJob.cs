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

        _ = CancelAsync();
    }

    public void Dispose()
    {
        lock (gate)
            isOver = true;
        stop.Dispose();
    }

    // What the handler does about it must neither hold up nor end the heartbeat.
    private async Task CancelAsync()
    {
        try
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The job ended meanwhile, or its handler throws where it should stop; both are its own affair.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The handler still runs, and what it gives is looked at when it ends.
        }
    }
}
