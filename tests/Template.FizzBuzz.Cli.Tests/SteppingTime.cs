namespace Template.FizzBuzz.Cli.Tests;

/// <summary>A clock that goes on by one step whenever somebody looks at it.</summary>
internal sealed class SteppingTime(TimeSpan step) : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks += step.Ticks;

    public override DateTimeOffset GetUtcNow() => new(2030, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
}
