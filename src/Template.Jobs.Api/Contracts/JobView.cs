namespace Template.Jobs.Api.Contracts;

/// <summary>A job as it is shown.</summary>
internal sealed record JobView
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>What kind of work it is.</summary>
    public required string Type { get; init; }

    /// <summary>What is to be done.</summary>
    public string? Task { get; init; }

    /// <summary>The line that it stands in.</summary>
    public JobPriority Priority { get; init; }

    /// <summary>What it is done with: any JSON value.</summary>
    public RawJson? Input { get; init; }

    /// <summary>How many attempts were begun since it was submitted or last set going again.</summary>
    public int Attempts { get; init; }

    /// <summary>How often it is tried before it is dead.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>The key that makes two submissions one job.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the next attempt may begin.</summary>
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>When the last attempt began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The worker of the last attempt, as far as the store knows it.</summary>
    public string? Worker { get; init; }

    /// <summary>What it gave: any JSON value.</summary>
    public RawJson? Result { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it was called off while it ran.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>What happened before, oldest first.</summary>
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
