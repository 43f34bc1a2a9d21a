using Template.Jobs.Processing;

namespace Template.Jobs.Worker;

/// <summary>The limits of one type of job: a section under <c>Worker:Types</c>.</summary>
internal sealed record TypeSettings
{
    // Timers end at 49 days.
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(30);

    /// <summary>How many jobs of the type run at once at most.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How many jobs of the type start in a second at most.</summary>
    public double? PerSecond { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long a job waits after its first failed attempt.</summary>
    public TimeSpan? FirstRetry { get; init; }

    /// <summary>How long a job waits at most after a failed attempt.</summary>
    public TimeSpan? LongestRetry { get; init; }

    public JobType ToType(JobRegistration registration)
    {
        RetryPolicy retry = new();
        return new(registration.Type, registration.Handler)
        {
            Concurrency = Concurrency ?? int.MaxValue,
            PerSecond = PerSecond ?? 0,
            Timeout = Timeout,
            Retry = retry with { First = FirstRetry ?? retry.First, Longest = LongestRetry ?? retry.Longest },
        };
    }

    public IEnumerable<string> Problems(string type)
    {
        string place = $"Worker:Types:{type}";
        if (!JobTypeName.IsValid(type))
            yield return $"{place} names no type. {JobTypeName.Rule}";
        if (Concurrency < 1)
            yield return $"{place}:Concurrency is {Concurrency}; it must be 1 or more.";
        if (PerSecond is { } rate && !(rate >= 0 && double.IsFinite(rate)))
            yield return $"{place}:PerSecond is {PerSecond}; it must be 0 or more.";
        if (Timeout <= TimeSpan.Zero || FirstRetry < TimeSpan.Zero || LongestRetry < TimeSpan.Zero)
            yield return $"{place} has a time that is negative or nothing.";
        if (Timeout > LongestTime || FirstRetry > LongestTime || LongestRetry > LongestTime)
            yield return $"{place} has a time that is longer than {LongestTime.TotalDays} days.";
    }
}
