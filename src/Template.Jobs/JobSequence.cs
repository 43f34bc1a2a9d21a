namespace Template.Jobs;

/// <summary>Places in an order: milliseconds since 1970 and a counter within each, never the same twice.</summary>
internal sealed class JobSequence
{
    public const int CounterBits = 12;

    // A clock that is farther behind than this is a clock of its own, as tests have them.
    private const long LargestStep = 3_600_000L << CounterBits;
    private long last;

    /// <summary>The next place.</summary>
    /// <param name="now">The time; a clock that was set back by less than an hour does not make the places go back.</param>
    public long Next(DateTimeOffset now)
    {
        long moment = now.ToUnixTimeMilliseconds() << CounterBits;
        long before = Volatile.Read(ref last);
        while (true)
        {
            long next = before - moment is >= 0 and < LargestStep ? before + 1 : moment;
            long seen = Interlocked.CompareExchange(ref last, next, before);
            if (seen == before)
                return next;
            before = seen;
        }
    }
}
