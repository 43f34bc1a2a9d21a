using System.Text.Json;
using System.Text.Json.Serialization;

namespace Template.Jobs;

/// <summary>Something that happened to a job and was not its end.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What: failed, expired, returned, dead, cancelled or replayed.</param>
/// <param name="Attempt">In which attempt, from 1; 0 outside of one.</param>
/// <param name="Worker">Which worker had it.</param>
/// <param name="Error">Why.</param>
public sealed record JobEvent(DateTimeOffset At, string Kind, int Attempt, string? Worker, string? Error)
{
    /// <summary>An attempt failed.</summary>
    public const string Failed = "failed";

    /// <summary>The worker did not keep its lease.</summary>
    public const string Expired = "expired";

    /// <summary>The worker handed the job back unfinished; the attempt does not count.</summary>
    public const string Returned = "returned";

    /// <summary>The job died.</summary>
    public const string Dead = "dead";

    /// <summary>The job was called off.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>A person set the job going again; its attempts start from none.</summary>
    public const string Replayed = "replayed";

    /// <summary>The event as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JobJson.Default.JobEvent);

    /// <summary>Reads an event.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <returns>The event, or nothing when the text is none.</returns>
    public static JobEvent? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, JobJson.Default.JobEvent) is { Kind: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
