using Template.FizzBuzz.Cli.Output;

namespace Template.FizzBuzz.Cli.Tests;

public class The_console_of_a_process
{
    [Fact]
    public void can_be_written()
    {
        using ConsoleHost host = new();
        using OutputTarget target = host.OpenOutput();
        target.Stream.Write([]);
        host.Error.Write("");
        Assert.Same(TimeProvider.System, host.Time);
        Assert.False(target.LeavesTraces);
    }

    [Fact]
    public void stays_open_for_others()
    {
        using ConsoleHost host = new();
        host.OpenOutput().Dispose();
        using OutputTarget again = host.OpenOutput();
        Assert.True(again.Stream.CanWrite);
    }
}
