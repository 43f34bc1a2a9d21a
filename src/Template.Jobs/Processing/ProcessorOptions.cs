namespace Template.Jobs.Processing;

/// <summary>How a worker works.</summary>
public sealed record ProcessorOptions
{
    /// <summary>The name of the worker, for people.</summary>
    public string Worker { get; init; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>How many jobs run at once.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How long the worker may be silent before its jobs are given to others. Its heart beats three times as often.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long jobs may go on after the worker was told to stop.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an idle worker waits before it looks again without being woken.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often time's work is done: due jobs, expired leases, old jobs.</summary>
    public TimeSpan Tend { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with the options, as sentences.</summary>
    public IEnumerable<string> Problems()
    {
        if (Concurrency is < 1 or > 10_000)
            yield return $"Concurrency is {Concurrency}; it must be 1 to 10000.";
        if (Lease < TimeSpan.FromSeconds(1))
            yield return $"Lease is {Lease}; it must be one second or longer.";
        if (Drain < TimeSpan.Zero)
            yield return $"Drain is {Drain}; it must not be negative.";
        if (Idle <= TimeSpan.Zero || Tend <= TimeSpan.Zero)
            yield return $"Idle is {Idle} and Tend is {Tend}; both must be longer than nothing.";
    }
}
