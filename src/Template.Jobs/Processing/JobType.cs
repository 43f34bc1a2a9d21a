namespace Template.Jobs.Processing;

/// <summary>A type of job as a worker knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Handler">What does it.</param>
public sealed record JobType(string Name, IJobHandler Handler)
{
    /// <summary>How many jobs of this type a worker runs at once at most, so that one type cannot take all slots.</summary>
    public int Concurrency { get; init; } = int.MaxValue;

    /// <summary>How many jobs of this type a worker starts in a second at most; no limit when it is 0.</summary>
    public double PerSecond { get; init; }

    /// <summary>How long one attempt may take; no limit when there is none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long a failed job waits.</summary>
    public RetryPolicy Retry { get; init; } = new();
}
