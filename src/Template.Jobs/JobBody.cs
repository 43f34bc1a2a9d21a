using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Template.Jobs;

/// <summary>What was asked for, as it is stored: it never changes.</summary>
public sealed record JobBody
{
    /// <summary>The handler.</summary>
    public required string Type { get; init; }

    /// <summary>What the handler is to do.</summary>
    public string? Task { get; init; }

    /// <summary>What it is done with: a JSON value.</summary>
    public required string Input { get; init; }

    /// <summary>The line that the job stands in.</summary>
    public JobPriority Priority { get; init; }

    /// <summary>The key that makes two submissions one job.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>How often it is tried before it is dead.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>The trace that it belongs to.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The body of a submission.</summary>
    /// <param name="submission">What was asked for.</param>
    /// <param name="now">The time.</param>
    public static JobBody Of(JobSubmission submission, DateTimeOffset now) =>
        new()
        {
            Type = submission.Type,
            Task = submission.Task,
            Input = submission.Input,
            Priority = submission.Priority,
            IdempotencyKey = submission.IdempotencyKey,
            MaxAttempts = submission.MaxAttempts,
            CreatedAt = now,
            RunAt = submission.RunAt,
            TraceParent = submission.TraceParent,
        };

    /// <summary>Whether two bodies ask for the same, whenever and by whomever.</summary>
    /// <param name="other">The other body.</param>
    public bool AsksForTheSame(JobBody other) =>
        this with { CreatedAt = other.CreatedAt, TraceParent = other.TraceParent } == other;

    /// <summary>The body as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JobJson.Default.JobBody);

    /// <summary>Reads a body.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <param name="body">The body.</param>
    /// <returns>Whether the text is a body.</returns>
    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out JobBody? body)
    {
        try
        {
            body = JsonSerializer.Deserialize(json, JobJson.Default.JobBody);
        }
        catch (JsonException)
        {
            body = null;
        }

        if (body is { Type: not null, Input: not null, MaxAttempts: >= 1 } && JobTypeName.IsValid(body.Type))
            return true;
        body = null;
        return false;
    }
}
