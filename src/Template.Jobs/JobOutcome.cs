namespace Template.Jobs;

/// <summary>What a worker reports about an attempt.</summary>
/// <param name="Lease">The lease under which it ran.</param>
/// <param name="Type">The type of the job.</param>
/// <param name="Attempt">Which attempt it was, from 1.</param>
/// <param name="Kind">How it ended.</param>
public sealed record JobOutcome(JobLease Lease, string Type, int Attempt, OutcomeKind Kind)
{
    /// <summary>What it gave: a JSON value.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>When it is tried again.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Which worker ran it.</summary>
    public string? Worker { get; init; }

    /// <summary>How long the job waited before the attempt.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>How long the attempt took.</summary>
    public TimeSpan Ran { get; init; }
}
