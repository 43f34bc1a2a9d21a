namespace Template.Jobs;

/// <summary>How long a job waits before its next attempt: exponential backoff with jitter.</summary>
public sealed record RetryPolicy
{
    /// <summary>The wait after the first attempt, before jitter.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Each wait is so many times the one before.</summary>
    public double Factor { get; init; } = 2;

    /// <summary>The longest wait, before jitter.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The part of the wait that is left to chance, from 0 to 1, so that jobs that failed together come back apart.</summary>
    public double Jitter { get; init; } = 0.5;

    /// <summary>The wait after an attempt.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="chance">A number from 0 to 1.</param>
    /// <returns>At most <see cref="Longest"/>, and at least (1 - <see cref="Jitter"/>) of the wait without jitter.</returns>
    public TimeSpan After(int attempt, double chance)
    {
        // The power can be infinite, and nothing times infinity is no number.
        double growth = Math.Min(Math.Pow(Factor, Math.Max(attempt, 1) - 1), double.MaxValue);
        double most = Math.Min(First.Ticks * growth, Longest.Ticks);
        double wait = most * (1 - (Jitter * (1 - chance)));
        return wait < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)wait) : TimeSpan.MaxValue;
    }
}
