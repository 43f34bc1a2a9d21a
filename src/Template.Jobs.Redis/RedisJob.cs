using System.Globalization;
using System.Text;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>The fields of a job's hash.</summary>
internal static class RedisJob
{
    private static readonly long LatestMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Reads a job.</summary>
    /// <param name="id">The job.</param>
    /// <param name="fields">Names and values, by turns.</param>
    /// <returns>The job, or nothing when there is none.</returns>
    public static Job? Read(JobId id, IReadOnlyList<RedisReply> fields)
    {
        Dictionary<string, RedisReply> values = new(StringComparer.Ordinal);
        for (int i = 0; i + 1 < fields.Count; i += 2)
            values[fields[i].AsText()] = fields[i + 1];
        if (
            !values.TryGetValue("d", out RedisReply? text)
            || !JobBody.TryRead(text.AsBytes(), out JobBody? body)
            || !Enum.TryParse(Text(values, "s"), ignoreCase: true, out JobStatus status)
            || !Enum.IsDefined(status)
        )
            return null;
        string? worker = Text(values, "w");
        IReadOnlyList<JobEvent> history = History(Text(values, "h"));
        return new()
        {
            Id = id,
            Body = body,
            Status = status,
            Attempts = (int)Math.Min(Number(Text(values, "n")) ?? 0, int.MaxValue),
            RunAt = status is JobStatus.Scheduled or JobStatus.Failed ? Moment(values, "ra") : null,
            StartedAt = Moment(values, "st"),
            FinishedAt = JobTransitions.IsFinal(status) ? Moment(values, "ft") : null,
            Worker = worker,
            Result = status == JobStatus.Completed ? Text(values, "r") : null,
            Error = Error(status, Text(values, "e"), history),
            CancelRequested = status == JobStatus.Running && values.ContainsKey("c"),
            History = history,
        };
    }

    private static string? Error(JobStatus status, string? error, IReadOnlyList<JobEvent> history) =>
        status is JobStatus.Completed or JobStatus.Running ? null
        : error is { Length: > 0 } ? error
        : error == null ? null
        : history.LastOrDefault(x => x.Kind == JobEvent.Expired)?.Error;

    // The server writes what it does itself in a form that needs no JSON: a letter, the time, and more.
    private static JobEvent[] History(string? lines) =>
        [.. (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Event).OfType<JobEvent>()];

    private static JobEvent? Event(string line)
    {
        if (line[0] == 'J')
            return JobEvent.FromJson(line[1..]) is { Kind: not null } happened ? happened : null;
        string[] parts = line[1..].Split('|', 3);
        if (Moment(Number(parts[0])) is not { } at)
            return null;
        return line[0] switch
        {
            'R' => new(at, JobEvent.Replayed, 0, null, null),
            'X' => new(at, JobEvent.Cancelled, 0, null, null),
            'E'
                when parts.Length == 3
                    && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int attempt) => new(
                at,
                JobEvent.Expired,
                attempt,
                parts[2],
                StoreRules.LeaseExpired(parts[2])
            ),
            _ => null,
        };
    }

    private static string? Text(Dictionary<string, RedisReply> values, string name) =>
        values.TryGetValue(name, out RedisReply? value) ? value.AsText() : null;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static DateTimeOffset? Moment(Dictionary<string, RedisReply> values, string name) =>
        Moment(Number(Text(values, name)));

    private static DateTimeOffset? Moment(long? milliseconds) =>
        milliseconds <= LatestMoment ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value) : null;
}
