using Template.Jobs.Measures;

namespace Template.Jobs;

/// <summary>Counts of a queue at one moment.</summary>
/// <param name="Depths">How many jobs wait in each line.</param>
/// <param name="Scheduled">How many jobs wait for their time, the first or the next one.</param>
/// <param name="Running">How many jobs are leased.</param>
/// <param name="Dead">How many jobs are in the dead-letter queue.</param>
/// <param name="Finished">How many completed and cancelled jobs are remembered.</param>
/// <param name="Totals">What was counted since the store was made.</param>
public sealed record QueueStatistics(
    IReadOnlyList<QueueDepth> Depths,
    long Scheduled,
    long Running,
    long Dead,
    long Finished,
    Tally Totals
)
{
    /// <summary>How many jobs wait for a worker, in all lines.</summary>
    public long Queued => Depths.Sum(x => x.Count);
}
