namespace Template.Jobs.Api.Contracts;

/// <summary>A job as it is shown.</summary>
internal sealed record JobView
{
    public required string Id { get; init; }

    public required JobStatus Status { get; init; }

    public required string Type { get; init; }

    public string? Task { get; init; }

    public JobPriority Priority { get; init; }

    public RawJson? Input { get; init; }

    public int Attempts { get; init; }

    public int MaxAttempts { get; init; }

    public string? IdempotencyKey { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RunAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public string? Worker { get; init; }

    public RawJson? Result { get; init; }

    public string? Error { get; init; }

    public bool CancelRequested { get; init; }

    public IReadOnlyList<JobEvent> History { get; init; } = [];

    public static JobView Of(Job job) =>
        new()
        {
            Id = job.Id.Value,
            Status = job.Status,
            Type = job.Body.Type,
            Task = job.Body.Task,
            Priority = job.Body.Priority,
            Input = RawJson.Of(job.Body.Input),
            Attempts = job.Attempts,
            MaxAttempts = job.Body.MaxAttempts,
            IdempotencyKey = job.Body.IdempotencyKey,
            CreatedAt = job.Body.CreatedAt,
            RunAt = job.RunAt,
            StartedAt = job.StartedAt,
            FinishedAt = job.FinishedAt,
            Worker = job.Worker,
            Result = RawJson.Of(job.Result),
            Error = job.Error,
            CancelRequested = job.CancelRequested,
            History = job.History,
        };
}
