using System.Globalization;
using System.Text;
using Template.Jobs.Measures;

namespace Template.Jobs.Api;

/// <summary>Counts in the text format of Prometheus, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly (string Counter, string Help)[] Counters =
    [
        (Tally.Submitted, "Jobs that were submitted"),
        (Tally.Completed, "Jobs that completed"),
        (Tally.Failed, "Attempts that failed"),
        (Tally.Retried, "Attempts that are followed by another"),
        (Tally.Dead, "Jobs that died"),
        (Tally.Cancelled, "Jobs that were cancelled"),
        (Tally.Expired, "Leases that expired"),
        (Tally.Returned, "Jobs that a stopping worker handed back"),
        (Tally.Replayed, "Jobs that a person set going again"),
    ];

    public static string Of(QueueStatistics statistics)
    {
        StringBuilder text = new();
        foreach ((string counter, string help) in Counters)
        {
            Head(text, $"jobs_{counter}_total", "counter", help);
            foreach (
                (string type, long count) in statistics
                    .Totals.ByType(counter)
                    .OrderBy(x => x.Key, StringComparer.Ordinal)
            )
                Line(text, $"jobs_{counter}_total{{type=\"{type}\"}}", count);
        }

        Head(text, "jobs_queue_depth", "gauge", "Jobs that wait for a worker");
        foreach (QueueDepth depth in statistics.Depths)
            Line(
                text,
                $"jobs_queue_depth{{type=\"{depth.Type}\",priority=\"{depth.Priority.ToString().ToLowerInvariant()}\"}}",
                depth.Count
            );
        Gauge(text, "jobs_scheduled", "Jobs that wait for their time", statistics.Scheduled);
        Gauge(text, "jobs_in_flight", "Jobs that are leased", statistics.Running);
        Gauge(text, "jobs_dead_letters", "Jobs in the dead-letter queue", statistics.Dead);
        Gauge(text, "jobs_remembered", "Completed and cancelled jobs that are remembered", statistics.Finished);
        Distribution(text, "jobs_wait_seconds", "How long jobs waited before an attempt", statistics.Totals.Waited());
        Distribution(text, "jobs_run_seconds", "How long attempts took", statistics.Totals.Ran());
        return text.ToString();
    }

    private static void Gauge(StringBuilder text, string name, string help, long value)
    {
        Head(text, name, "gauge", help);
        Line(text, name, value);
    }

    private static void Distribution(StringBuilder text, string name, string help, Histogram histogram)
    {
        Head(text, name, "histogram", help);
        long below = 0;
        for (int i = 0; i < histogram.Counts.Count; i++)
        {
            below += histogram.Counts[i];
            string limit =
                i < Histogram.Bounds.Count ? Histogram.Bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
            Line(text, $"{name}_bucket{{le=\"{limit}\"}}", below);
        }

        Line(text, $"{name}_sum", histogram.Sum);
        Line(text, $"{name}_count", histogram.Count);
    }

    private static void Head(StringBuilder text, string name, string kind, string help) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {kind}\n");

    private static void Line(StringBuilder text, string name, double value) =>
        text.Append(name).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
