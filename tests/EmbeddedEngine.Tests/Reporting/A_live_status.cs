using System.Text;
using Nuke.Common;
using Nuke.Common.Reporting;

namespace EmbeddedEngine.Tests.Reporting;

public sealed class A_live_status
{
    [Fact]
    public async Task Shows_what_runs_for_how_long_and_what_it_said_last()
    {
        StringBuilder terminal = new();
        TaskCompletionSource drawn = new();
        Lock gate = new();
        using LiveStatus status = new(
            gate,
            text =>
            {
                terminal.Append(text);
                if (text.Contains("Compile", StringComparison.Ordinal))
                    drawn.TrySetResult();
            }
        );
        status.Start("Compile");
        status.LastLine = "  Template.FizzBuzz -> " + new string('x', 300);
        await drawn.Task.WaitAsync(TimeSpan.FromSeconds(20));
        status.Stop();
        string shown = terminal.ToString();
        Assert.Contains("Compile  0:00  Template.FizzBuzz ->", shown, StringComparison.Ordinal);
        Assert.Contains("…", shown, StringComparison.Ordinal);
        Assert.EndsWith("\r\e[K", shown, StringComparison.Ordinal);
        int length = terminal.Length;
        status.Draw();
        status.Clear();
        Assert.Equal(length, terminal.Length);
    }

    [Fact]
    public async Task Stays_off_the_line_in_which_somebody_is_asked()
    {
        StringBuilder terminal = new();
        Lock gate = new();
        using SemaphoreSlim drawn = new(0);
        using LiveStatus status = new(
            gate,
            text =>
            {
                terminal.Append(text);
                if (text.Contains("Adopt", StringComparison.Ordinal))
                    drawn.Release();
            }
        );
        status.Start("Adopt");
        Assert.True(await drawn.WaitAsync(TimeSpan.FromSeconds(20)));
        status.Pause(true);
        int length = terminal.Length;
        status.Draw();
        Assert.Equal(length, terminal.Length);
        Assert.EndsWith("\r\e[K", terminal.ToString(), StringComparison.Ordinal);
        status.Pause(false);
        status.Draw();
        Assert.True(terminal.Length > length);
    }

    [Fact]
    public void Is_no_part_of_a_question()
    {
        using StringWriter written = new();
        using StringReader typed = new("yes\n");
        BuildOutput output = new(new Terminal(), () => Verbosity.Normal, written);
        Assert.Equal("yes", output.Ask("Sure? ", typed));
        Assert.Null(output.Ask("Really? ", typed));
        Assert.Equal("Sure? Really? ", written.ToString());
    }
}
