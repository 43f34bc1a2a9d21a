namespace Template.Jobs.Processing;

/// <summary>Keeps the leases of running jobs, and stops the jobs whose lease is lost.</summary>
internal sealed class Heartbeat(IJobQueue queue, TimeSpan lease, TimeProvider time, StoreState store)
{
    private const int LargestBatch = 1_000;

    /// <summary>Three beats to a lease: one may be lost on the way and one may be late.</summary>
    public TimeSpan Interval => lease / 3;

    /// <summary>How often to look for leases that run out.</summary>
    public TimeSpan Look => lease / 12;

    public async Task BeatAsync(IReadOnlyCollection<RunningJob> jobs)
    {
        foreach (RunningJob[] batch in jobs.Chunk(LargestBatch))
        {
            long asked = time.GetTimestamp();
            try
            {
                IReadOnlyList<LeaseState> states = await queue
                    .ExtendAsync([.. batch.Select(x => x.Job.Lease)], lease)
                    .ConfigureAwait(false);
                for (int i = 0; i < batch.Length; i++)
                    Apply(batch[i], states[i], asked);
            }
            catch (JobStoreException e)
            {
                store.Failed(e);
            }
        }
    }

    /// <summary>Stops the jobs of a worker that cannot reach the store, before somebody else begins with them.</summary>
    public void StopOverdue(IReadOnlyCollection<RunningJob> jobs)
    {
        // The handlers need what is left of the lease to stop. A store that hangs must not delay this.
        foreach (RunningJob job in jobs.Where(x => time.GetElapsedTime(x.HeldSince) >= lease - (Interval / 2)))
            job.StopFor(StopReason.LeaseLost);
    }

    private static void Apply(RunningJob job, LeaseState state, long asked)
    {
        if (state == LeaseState.Lost)
            job.StopFor(StopReason.LeaseLost);
        else
            job.HeldSince = asked;
        if (state == LeaseState.CancelRequested)
            job.StopFor(StopReason.CalledOff);
    }
}
