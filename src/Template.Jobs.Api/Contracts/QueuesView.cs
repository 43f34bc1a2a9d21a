using Template.Jobs.Measures;

namespace Template.Jobs.Api.Contracts;

/// <summary>The queues as they are shown.</summary>
internal sealed record QueuesView
{
    public required IReadOnlyList<QueueView> Queues { get; init; }

    public long Queued { get; init; }

    public long Scheduled { get; init; }

    public long Running { get; init; }

    public long Dead { get; init; }

    public long Finished { get; init; }

    public required IReadOnlyDictionary<string, long> Totals { get; init; }

    public required DurationsView Waited { get; init; }

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
