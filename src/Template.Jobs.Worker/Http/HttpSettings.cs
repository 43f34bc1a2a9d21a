namespace Template.Jobs.Worker.Http;

/// <summary>The section <c>Worker:Http</c>.</summary>
internal sealed record HttpSettings
{
    private const int MostBytes = 16 * 1024 * 1024;
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
        if (LargestAnswer is < 1 or > MostBytes)
            yield return $"Worker:Http:LargestAnswer is {LargestAnswer}; it must be 1 to {MostBytes} bytes.";
    }
}
