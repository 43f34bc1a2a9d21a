namespace Template.FizzBuzz.Cli.Tests;

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
