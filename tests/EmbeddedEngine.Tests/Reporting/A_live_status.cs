using System.Text;
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
}
