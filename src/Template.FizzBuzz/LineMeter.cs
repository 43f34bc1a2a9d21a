using System.Diagnostics.Metrics;

namespace Template.FizzBuzz;

/// <summary>
/// Counts lines that are being written with <see cref="System.Diagnostics.Metrics"/>: report to it the last number written.
/// Counters are brought up to date some times a second, so that they cost nothing.
/// </summary>
public sealed class LineMeter : IProgress<long>, IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Template.FizzBuzz";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Meter meter = new(Name);
    private readonly Counter<long> numbers;
    private readonly Counter<long> texts;
    private readonly Gauge<double> rate;
    private readonly NumberRange range;
    private readonly RuleSet rules;
    private readonly TimeProvider time;
    private long counted;
    private bool hasCounted;
    private long countedAt;

    /// <summary>Makes the instruments for one range that is about to be written.</summary>
    public LineMeter(NumberRange range, RuleSet rules, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(time);
        this.range = range;
        this.rules = rules;
        this.time = time;
        countedAt = time.GetTimestamp();
        numbers = meter.CreateCounter<long>("fizzbuzz.numbers", "{line}", "Lines that say the number itself.");
        texts = meter.CreateCounter<long>("fizzbuzz.texts", "{line}", "Lines that say words, by text.");
        rate = meter.CreateGauge<double>("fizzbuzz.rate", "{line}/s", "Lines written per second, of late.");
    }

    /// <summary>Takes note of the last number written.</summary>
    public void Report(long value)
    {
        bool isLast = value == range.Last;
        if (isLast || time.GetElapsedTime(countedAt) >= Interval)
        {
            CountUpTo(value);
        }
    }

    /// <summary>Ends the instruments.</summary>
    public void Dispose() => meter.Dispose();

    private void CountUpTo(long last)
    {
        long first = hasCounted ? counted + 1 : range.First;
        TimeSpan elapsed = time.GetElapsedTime(countedAt);
        counted = last;
        hasCounted = true;
        countedAt = time.GetTimestamp();
        if (numbers.Enabled || texts.Enabled || rate.Enabled)
        {
            Record(Statistics.Of(new NumberRange(first, last), rules), elapsed);
        }
    }

    private void Record(Statistics statistics, TimeSpan elapsed)
    {
        numbers.Add((long)statistics.Numbers);
        foreach (TextCount count in statistics.Texts.Where(count => count.Lines > 0))
        {
            texts.Add((long)count.Lines, new KeyValuePair<string, object?>("text", count.Text));
        }

        if (elapsed > TimeSpan.Zero)
        {
            rate.Record((double)statistics.Lines / elapsed.TotalSeconds);
        }
    }
}
