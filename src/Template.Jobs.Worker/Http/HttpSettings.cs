namespace Template.Jobs.Worker.Http;

/// <summary>The section <c>Worker:Http</c>.</summary>
internal sealed record HttpSettings
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const int Most = 10_000;
    private const double LeastRate = 0.01;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whether addresses of this machine and of private networks may be fetched.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a fetch that is safe to repeat is repeated within one attempt of the job.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>After so many failures in a row of half a minute a server is left alone.</summary>
    public int BreakAfter { get; init; } = 10;

    /// <summary>How long a server is left alone.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many fetches of this worker one server has at once at most.</summary>
    public int ServerConcurrency { get; init; } = 8;

    /// <summary>How many requests one server gets of this worker in a second at most; no limit when it is 0.</summary>
    public double ServerPerSecond { get; init; }

    /// <summary>How many fetches wait for room at one server; the next ones fail, and their jobs are tried again later.</summary>
    public int ServerQueue { get; init; } = 100;

    /// <summary>How much of an answer is read, in bytes.</summary>
    public int LargestAnswer { get; init; } = 64 * 1024;

    // The bounds of times are Polly's.
    public IEnumerable<string> Problems()
    {
        if (Timeout < TimeSpan.FromMilliseconds(10) || Timeout > Day)
            yield return $"Worker:Http:Timeout is {Timeout}; it must be 10 ms to a day.";
        if (BreakFor < TimeSpan.FromMilliseconds(500) || BreakFor > Day)
            yield return $"Worker:Http:BreakFor is {BreakFor}; it must be 500 ms to a day.";
        if (Retries is < 0 or > 10)
            yield return $"Worker:Http:Retries is {Retries}; it must be 0 to 10.";
        if (BreakAfter < 2)
            yield return $"Worker:Http:BreakAfter is {BreakAfter}; it must be 2 or more.";
        if (ServerConcurrency is < 1 or > Most)
            yield return $"Worker:Http:ServerConcurrency is {ServerConcurrency}; it must be 1 to {Most}.";
        if (ServerPerSecond is not (0 or (>= LeastRate and <= Most)))
            yield return $"Worker:Http:ServerPerSecond is {ServerPerSecond}; it must be {LeastRate} to {Most}, or 0 for no limit.";
        if (ServerQueue is < 0 or > Most)
            yield return $"Worker:Http:ServerQueue is {ServerQueue}; it must be 0 to {Most}.";
        if (LargestAnswer is < 1 or > MostBytes)
            yield return $"Worker:Http:LargestAnswer is {LargestAnswer}; it must be 1 to {MostBytes} bytes.";
    }
}
