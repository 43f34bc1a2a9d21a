using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Template.Jobs.Processing;

/// <summary>Traces and measurements of the jobs that this process runs.</summary>
public static class JobTelemetry
{
    /// <summary>The name of the trace source and of the meter.</summary>
    public const string Name = "Template.Jobs";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Waited = Meter.CreateHistogram<double>(
        "jobs.waited",
        "s",
        "How long jobs waited before an attempt"
    );
    private static readonly Histogram<double> Ran = Meter.CreateHistogram<double>(
        "jobs.ran",
        "s",
        "How long attempts took"
    );

    /// <summary>The trace context of whoever submits a job now, as W3C writes it.</summary>
    public static string? CurrentTraceParent =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    internal static Activity? Start(LeasedJob job)
    {
        Activity? activity = Source.StartActivity($"job {job.Body.Type}", ActivityKind.Consumer, ParentOf(job));
        activity?.SetTag("job.id", job.Lease.Id.Value);
        activity?.SetTag("job.attempt", job.Attempt);
        return activity;
    }

    /// <summary>The trace of a job, also when nobody listens to the activities.</summary>
    internal static string? TraceId(Activity? activity, LeasedJob job)
    {
        ActivityTraceId id = activity?.TraceId ?? ParentOf(job).TraceId;
        return id == default ? null : id.ToHexString();
    }

    private static ActivityContext ParentOf(LeasedJob job) =>
        ActivityContext.TryParse(job.Body.TraceParent, null, isRemote: true, out ActivityContext parent)
            ? parent
            : default;

    internal static void Record(JobOutcome outcome)
    {
        if (!Waited.Enabled && !Ran.Enabled)
            return;
        TagList tags = new() { { "type", outcome.Type }, { "outcome", outcome.Kind.ToString() } };
        Waited.Record(outcome.Waited.TotalSeconds, tags);
        Ran.Record(outcome.Ran.TotalSeconds, tags);
    }
}
