using System.Diagnostics.CodeAnalysis;

namespace Template.Jobs.Spool;

/// <summary>What a job's file says: the body, then a line for each thing that happened. Torn and foreign lines say nothing.</summary>
internal sealed record SpoolFile(JobBody Body, IReadOnlyList<SpoolLine> Lines)
{
    /// <summary>How many attempts ended since the job was submitted or last set going again. One that was handed back does not count.</summary>
    public int EndedAttempts =>
        Lines
            .Reverse()
            .TakeWhile(x => x.Event.Kind != JobEvent.Replayed)
            .Where(x => x.Event is { Attempt: > 0, Kind: not JobEvent.Returned })
            .DistinctBy(x => x.Event.Attempt)
            .Count();

    /// <summary>When the job began to wait in its line.</summary>
    public DateTimeOffset ReadySince =>
        Latest(
            Body.CreatedAt,
            Body.RunAt ?? Body.CreatedAt,
            Lines.Count == 0 ? Body.CreatedAt : Lines[^1].RunAt ?? Lines[^1].Event.At
        );

    /// <summary>When the next attempt may begin, for a file in waiting.</summary>
    public DateTimeOffset? DueAt => Lines.LastOrDefault(x => x.RunAt != null)?.RunAt ?? Body.RunAt;

    public SpoolLine? Last => Lines.Count == 0 ? null : Lines[^1];

    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SpoolFile? file)
    {
        file = null;
        int end = bytes.IndexOf((byte)'\n');
        if (end < 0 || !JobBody.TryRead(bytes[..end], out JobBody? body))
            return false;
        List<SpoolLine> lines = [];
        ReadOnlySpan<byte> rest = bytes[(end + 1)..];
        while (!rest.IsEmpty)
        {
            int length = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = length < 0 ? rest : rest[..length];
            rest = length < 0 ? [] : rest[(length + 1)..];
            if (!line.IsEmpty && length >= 0 && SpoolLine.Read(line) is { } read)
                lines.Add(read);
        }

        file = new(body, lines);
        return true;
    }

    public Job ToJob(JobId id, JobStatus status, LeaseName? lease = null, bool cancelRequested = false)
    {
        SpoolLine? completed =
            status == JobStatus.Completed ? Lines.LastOrDefault(x => x.Event.Kind == SpoolLine.Completed) : null;
        SpoolLine? attempt =
            completed
            ?? Lines
                .Reverse()
                .TakeWhile(x => x.Event.Kind != JobEvent.Replayed)
                .FirstOrDefault(x => x.Event.Attempt > 0);
        bool isFailed = status == JobStatus.Scheduled && EndedAttempts > 0;
        return new()
        {
            Id = id,
            Body = Body,
            Status = isFailed ? JobStatus.Failed : status,
            Attempts = EndedAttempts + (lease != null ? 1 : 0),
            RunAt = status == JobStatus.Scheduled ? DueAt : null,
            StartedAt = lease?.Started ?? attempt?.StartedAt,
            FinishedAt = JobTransitions.IsFinal(status) ? Last?.Event.At : null,
            Worker = attempt?.Event.Worker,
            Result = completed?.Result,
            Error = completed == null && lease == null ? attempt?.Event.Error : null,
            CancelRequested = cancelRequested,
            History = [.. Lines.Where(x => x.Event.Kind != SpoolLine.Completed).Select(x => x.Event)],
        };
    }

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> moments)
    {
        DateTimeOffset latest = moments[0];
        foreach (DateTimeOffset moment in moments)
            latest = moment > latest ? moment : latest;
        return latest;
    }
}
