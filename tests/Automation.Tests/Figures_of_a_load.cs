using Automation.Benchmarking;
using Automation.Processes;

namespace Automation.Tests;

public class Figures_of_a_load
{
    private static Command Shell(string script) => new("sh", ["-c", script], "/");

    [UnixFact]
    public void are_the_last_line()
    {
        LoadResult result = LoadResult.Of(Shell("echo noise; echo '{\"perSecond\":12.5,\"p50\":1,\"p99\":2}'"));

        Assert.Equal(new LoadResult(12.5, 1, 2), result);
        Assert.Equal(0, LoadResult.Of(Shell("echo '{}'")).PerSecond);
    }

    [UnixFact]
    public void that_are_missing_are_an_error_with_what_the_program_said()
    {
        AutomationException e = Assert.Throws<AutomationException>(() =>
            LoadResult.Of(Shell("echo broken >&2; exit 9"))
        );

        Assert.Contains("exit code 9", e.Message, StringComparison.Ordinal);
        Assert.Contains("broken", e.Message, StringComparison.Ordinal);
    }
}
