namespace Template.Jobs;

/// <summary>How long a store remembers.</summary>
public sealed record StoreRules
{
    /// <summary>How long a completed or cancelled job, and its idempotency key, is remembered.</summary>
    public TimeSpan KeepFinished { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a dead job is remembered.</summary>
    public TimeSpan KeepDead { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The sentence for a job whose worker vanished.</summary>
    public static string LeaseExpired(string? worker) =>
        $"The worker {worker ?? "(unknown)"} did not keep its lease: it crashed, hung or lost the store.";
}
