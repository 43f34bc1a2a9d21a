using Template.Jobs.Measures;

namespace Template.Jobs.Api.Contracts;

/// <summary>The queues as they are shown.</summary>
internal sealed record QueuesView
{
    /// <summary>How many jobs wait, by type.</summary>
    public required IReadOnlyList<QueueView> Queues { get; init; }

    /// <summary>How many jobs wait for a worker.</summary>
    public long Queued { get; init; }

    /// <summary>How many wait for their time, the first or the next one.</summary>
    public long Scheduled { get; init; }

    /// <summary>How many are leased.</summary>
    public long Running { get; init; }

    /// <summary>How many are in the dead-letter queue.</summary>
    public long Dead { get; init; }

    /// <summary>How many completed and cancelled jobs are remembered.</summary>
    public long Finished { get; init; }

    /// <summary>What was counted since the store was made.</summary>
    public required IReadOnlyDictionary<string, long> Totals { get; init; }

    /// <summary>How long jobs waited before an attempt.</summary>
    public required DurationsView Waited { get; init; }

    /// <summary>How long attempts took.</summary>
    public required DurationsView Ran { get; init; }

    public static QueuesView Of(QueueStatistics statistics) =>
        new()
        {
            Queues =
            [
                .. statistics
                    .Depths.GroupBy(x => x.Type, StringComparer.Ordinal)
                    .Select(x => new QueueView(
                        x.Key,
                        x.Where(y => y.Priority == JobPriority.High).Sum(y => y.Count),
                        x.Where(y => y.Priority == JobPriority.Normal).Sum(y => y.Count)
                    )),
            ],
            Queued = statistics.Queued,
            Scheduled = statistics.Scheduled,
            Running = statistics.Running,
            Dead = statistics.Dead,
            Finished = statistics.Finished,
            Totals = Tally.Counters.ToDictionary(
                x => x,
                x => statistics.Totals.ByType(x).Values.Sum(),
                StringComparer.Ordinal
            ),
            Waited = DurationsView.Of(statistics.Totals.Waited()),
            Ran = DurationsView.Of(statistics.Totals.Ran()),
        };
}
