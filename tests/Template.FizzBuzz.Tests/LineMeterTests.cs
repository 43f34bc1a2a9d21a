using System.Diagnostics.Metrics;

namespace Template.FizzBuzz.Tests;

public sealed class A_meter_that_is_listened_to : IDisposable
{
    private readonly Dictionary<string, double> measured = new(StringComparer.Ordinal);
    private readonly HashSet<string> tagNames = new(StringComparer.Ordinal);
    private readonly List<string> instruments = [];
    private readonly MeterListener listener = new();
    private readonly ManualTime time = new();

    public A_meter_that_is_listened_to()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == LineMeter.Name)
            {
                self.EnableMeasurementEvents(instrument);
                instruments.Add($"{instrument.Name} in {instrument.Unit}: {instrument.Description}");
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured[instrument.Name] = value);
        listener.Start();
    }

    [Fact]
    public void counts_each_line_once()
    {
        using LineMeter meter = new(new(1, 100), RuleSet.Default, time);
        foreach (long number in (long[])[10, 40, 41, 100])
        {
            time.Advance(TimeSpan.FromMilliseconds(60));
            meter.Report(number);
        }

        Assert.Equal(53, measured["fizzbuzz.numbers"]);
        Assert.Equal(27, measured["fizzbuzz.texts Fizz"]);
        Assert.Equal(14, measured["fizzbuzz.texts Buzz"]);
        Assert.Equal(6, measured["fizzbuzz.texts FizzBuzz"]);
    }

    [Fact]
    public void tells_the_rate_of_late()
    {
        using LineMeter meter = new(new(1, 1_000_000), RuleSet.Default, time);
        time.Advance(TimeSpan.FromSeconds(1));
        meter.Report(900_000);
        time.Advance(TimeSpan.FromSeconds(2));
        meter.Report(1_000_000);
        Assert.Equal(50_000, measured["fizzbuzz.rate"]);
    }

    [Fact]
    public void waits_a_while_between_two_counts()
    {
        using LineMeter meter = new(new(1, 100), RuleSet.Default, time);
        time.Advance(TimeSpan.FromMilliseconds(50));
        meter.Report(10);
        Assert.Empty(measured);
    }

    [Fact]
    public void counts_what_the_writer_writes()
    {
        NumberRange range = new(-200_000, 200_000);
        using LineMeter meter = new(range, RuleSet.Default, time);
        LineWriter.Write(range, RuleSet.Default, LineFormat.Text, Stream.Null, meter);
        Assert.Equal((double)Statistics.Of(range, RuleSet.Default).Numbers, measured["fizzbuzz.numbers"]);
    }

    [Fact]
    public void says_nothing_of_texts_that_no_line_had()
    {
        using LineMeter meter = new(new(1, 4), RuleSet.Default, time);
        meter.Report(4);
        Assert.Equal(["fizzbuzz.numbers", "fizzbuzz.texts Fizz"], measured.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("text", Assert.Single(tagNames));
    }

    [Theory]
    [InlineData("fizzbuzz.numbers", 53)]
    [InlineData("fizzbuzz.texts", 6)]
    [InlineData("fizzbuzz.rate", 100)]
    public void measures_for_those_who_listen_to_one_instrument_alone(string name, double expected)
    {
        listener.Dispose();
        double last = 0;
        using MeterListener one = new();
        one.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == name)
                self.EnableMeasurementEvents(instrument);
        };
        one.SetMeasurementEventCallback<long>((_, value, _, _) => last = value);
        one.SetMeasurementEventCallback<double>((_, value, _, _) => last = value);
        one.Start();
        using LineMeter meter = new(new(1, 100), RuleSet.Default, time);
        time.Advance(TimeSpan.FromSeconds(1));
        meter.Report(100);
        Assert.Equal(expected, last);
    }

    [Fact]
    public void tells_what_its_instruments_measure()
    {
        using LineMeter meter = new(new(1, 100), RuleSet.Default, time);
        Assert.Equal(
            [
                "fizzbuzz.numbers in {line}: Lines that say the number itself.",
                "fizzbuzz.rate in {line}/s: Lines written per second, of late.",
                "fizzbuzz.texts in {line}: Lines that say words, by text.",
            ],
            instruments.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void counts_after_a_tenth_of_a_second_sharp()
    {
        using LineMeter meter = new(new(1, 100), RuleSet.Default, time);
        time.Advance(TimeSpan.FromMilliseconds(100));
        meter.Report(10);
        Assert.NotEmpty(measured);
    }

    [Fact]
    public void says_no_more_when_nobody_listens()
    {
        listener.Dispose();
        using LineMeter meter = new(new(1, 100), RuleSet.Default, time);
        meter.Report(100);
        Assert.Empty(measured);
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
            tagNames.Add(tag.Key);
        string name = tags.IsEmpty ? instrument.Name : $"{instrument.Name} {tags[0].Value}";
        measured[name] = measured.GetValueOrDefault(name) + value;
    }

    private sealed class ManualTime : TimeProvider
    {
        private long timestamp;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => timestamp;

        public void Advance(TimeSpan span) => timestamp += span.Ticks;
    }
}
