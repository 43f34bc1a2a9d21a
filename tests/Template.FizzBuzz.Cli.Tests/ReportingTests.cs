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

public class Logs
{
    [Fact]
    public void are_lines_for_people()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--end", "3", "--log-level", "info"));
        string[] lines = host.ErrorText.Split('\n');
        Assert.Equal(
            "2030-01-02T03:04:05.678Z Information started range=1..3 rules=\"3=Fizz,5=Buzz\" format=text output=\"standard output\"",
            lines[0]
        );
        Assert.Matches(@"^2030-01-02T03:04:05\.678Z Information finished lines=3 bytes=9 seconds=0\.0\d+$", lines[1]);
    }

    [Fact]
    public void are_json_for_programs()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--end", "3", "--log-level", "trace", "--log-format", "json", "--rules", "3=\"é\""));
        string[] lines = host.ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using JsonDocument started = JsonDocument.Parse(lines[0]);
        Assert.Equal("3=\"é\"", started.RootElement.GetProperty("rules").GetString());
        Assert.Equal("Information", started.RootElement.GetProperty("level").GetString());
        using JsonDocument finished = JsonDocument.Parse(lines[1]);
        Assert.Equal(3, finished.RootElement.GetProperty("lines").GetInt32());
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("WARN")]
    [InlineData("error")]
    [InlineData("critical")]
    [InlineData("none")]
    public void are_empty_at_higher_levels(string level)
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--end", "3", "--log-level", level));
        Assert.Empty(host.ErrorText);
    }

    [Theory]
    [InlineData("debug")]
    [InlineData("information")]
    public void are_hushed_by_quiet(string level)
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--end", "3", "--log-level", level, "--quiet"));
        Assert.Empty(host.ErrorText);
    }

    [Fact]
    public void tell_of_a_closed_pipe()
    {
        TestHost host = new() { OutputStream = new FailingStream(new Output.ClosedPipeException()) };
        Assert.Equal(0, host.Run("--log-level", "info"));
        Assert.EndsWith("Information the reader closed the pipe\n", host.ErrorText, StringComparison.Ordinal);
    }
}

public class Progress_of_a_long_range
{
    private const string ManyLines = "2000000";

    [Fact]
    public void is_shown_on_a_terminal_and_taken_away()
    {
        TestHost host = Terminal(isOutputFile: true);
        Assert.Equal(0, host.Run("--end", ManyLines));
        Assert.Matches(@"^\r\d+\.\d %  [\d,]+ lines  [\d,]+ lines/s\e\[K\r", host.ErrorText);
        Assert.EndsWith("\r\e[K", host.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public void is_shown_while_a_file_is_written()
    {
        using TemporaryFolder folder = new();
        TestHost host = Terminal(isOutputFile: false);
        Assert.Equal(0, host.Run("--end", ManyLines, "--output", folder["numbers"]));
        Assert.Contains(" lines/s", host.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public void is_not_shown_where_output_is_read_by_somebody()
    {
        TestHost host = Terminal(isOutputFile: false);
        Assert.Equal(0, host.Run("--end", ManyLines));
        Assert.Empty(host.ErrorText);
    }

    [Fact]
    public void is_not_shown_when_all_is_quiet()
    {
        TestHost host = Terminal(isOutputFile: true);
        Assert.Equal(0, host.Run("--end", ManyLines, "--quiet"));
        Assert.Empty(host.ErrorText);
    }

    [Fact]
    public void is_not_shown_where_no_terminal_is()
    {
        TestHost host = new() { IsOutputFile = true, Time = new SteppingTime(TimeSpan.FromSeconds(1)) };
        Assert.Equal(0, host.Run("--end", ManyLines));
        Assert.Empty(host.ErrorText);
    }

    [Fact]
    public void is_not_shown_for_a_short_one()
    {
        TestHost host = new() { IsErrorTerminal = true, IsOutputFile = true };
        Assert.Equal(0, host.Run("--end", "1000"));
        Assert.Empty(host.ErrorText);
    }

    private static TestHost Terminal(bool isOutputFile) =>
        new()
        {
            IsErrorTerminal = true,
            IsOutputFile = isOutputFile,
            Time = new SteppingTime(TimeSpan.FromSeconds(0.5)),
        };
}
