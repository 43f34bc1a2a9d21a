using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Template.FizzBuzz.Cli.Tests;

public class Statistics_that_are_asked_for
{
    [Fact]
    public void are_a_table_on_standard_error()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--end", "15", "--stats", "--quiet"));
        Assert.StartsWith(
            "numbers        8\nFizz           4\nBuzz           2\nFizzBuzz       1\nlines         15\nbytes         58\nseconds    0.00",
            host.ErrorText,
            StringComparison.Ordinal
        );
        Assert.Contains("\nlines/s  ", host.ErrorText, StringComparison.Ordinal);
        Assert.EndsWith("FizzBuzz\n", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void are_a_line_of_json_for_programs()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--end", "100", "--stats", "--log-format", "json"));
        using JsonDocument document = JsonDocument.Parse(host.ErrorText);
        JsonElement statistics = document.RootElement;
        Assert.Equal("statistics", statistics.GetProperty("message").GetString());
        Assert.Equal(100, statistics.GetProperty("lines").GetInt32());
        Assert.Equal(53, statistics.GetProperty("numbers").GetInt32());
        Assert.Equal("""{"Fizz":27,"Buzz":14,"FizzBuzz":6}""", statistics.GetProperty("texts").GetRawText());
        Assert.Equal("""{"Fizz":33,"Buzz":20}""", statistics.GetProperty("words").GetRawText());
        Assert.Equal(413, statistics.GetProperty("bytes").GetInt32());
        Assert.True(statistics.GetProperty("linesPerSecond").GetDouble() > 0);
        Assert.True(statistics.GetProperty("bytesPerSecond").GetDouble() > 0);
    }

    [Fact]
    public void add_up_where_two_rules_say_the_same()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--end", "9", "--rules", "2=a,3=a", "--stats"));
        Assert.StartsWith("numbers  ", host.ErrorText, StringComparison.Ordinal);
        Assert.Matches(@"\na +5\naa +1\nlines +9\n", host.ErrorText);
    }

    [Fact]
    public void leave_out_what_did_not_occur_where_there_are_many_rules()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--end", "10", "--rules", "2=a,3=b,5=c,7=d,11=e", "--stats"));
        Assert.Matches(@"^numbers +1\na +3\nb +2\nab +1\nc +1\nac +1\nd +1\nlines +10\n", host.ErrorText);
    }

    [Fact]
    public void come_with_metrics()
    {
        long texts = 0;
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: LineMeter.Name, Name: "fizzbuzz.texts" })
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref texts, value));
        listener.Start();
        Assert.Equal(0, new TestHost().Run("--end", "15", "--stats"));
        Assert.True(texts >= 7, $"{texts} texts were counted.");
    }
}
