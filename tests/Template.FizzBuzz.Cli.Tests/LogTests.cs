using System.Text.Json;

namespace Template.FizzBuzz.Cli.Tests;

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
