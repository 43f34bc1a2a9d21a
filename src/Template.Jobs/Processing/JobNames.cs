using System.Collections;

namespace Template.Jobs.Processing;

/// <summary>The names that every line about a job has, and that read as a text where a log wants one.</summary>
internal sealed class JobNames(LeasedJob job, string? traceId) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] names =
    [
        new("JobId", job.Lease.Id.Value),
        new("JobType", job.Body.Type),
        new("Attempt", job.Attempt),
        new("TraceId", traceId),
    ];

    public int Count => names.Length;

    public KeyValuePair<string, object?> this[int index] => names[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => names.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"job {job.Lease.Id} of type {job.Body.Type}, attempt {job.Attempt}";
}
