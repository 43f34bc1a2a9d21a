namespace Template.Jobs;

/// <summary>A job as it stands at one moment.</summary>
public sealed record Job
{
    /// <summary>Its name.</summary>
    public required JobId Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required JobBody Body { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>How many attempts were begun since it was submitted or last set going again by a person.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next attempt may begin, for a job that waits for its time.</summary>
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>When the last attempt began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The worker of the last attempt.</summary>
    public string? Worker { get; init; }

    /// <summary>What it gave: a JSON value.</summary>
    public string? Result { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; init; }

    /// <summary>Whether somebody called it off while it ran.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>What happened before, oldest first.</summary>
    public IReadOnlyList<JobEvent> History { get; init; } = [];
}
