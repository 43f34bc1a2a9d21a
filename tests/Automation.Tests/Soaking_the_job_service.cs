using Automation.Soaking;

namespace Automation.Tests;

public class Soaking_the_job_service
{
    private static readonly SoakReport Good = new(
        "spool",
        4_000,
        Lost: 0,
        Unfinished: 0,
        Dead: 0,
        new Dictionary<string, int>(StringComparer.Ordinal) { ["worker"] = 90, ["api"] = 4 },
        (70, 80)
    );

    [Fact]
    public void finds_nothing_when_nothing_is_lost()
    {
        Assert.Empty(Good.Problems());
        Assert.Equal(
            "spool: 4000 jobs acknowledged, 0 lost, 0 unfinished, 0 dead; killed: worker 90x, api 4x; memory of a worker 70 MB, then 80 MB",
            Good.ToString()
        );
    }

    [Fact]
    public void finds_each_thing_that_must_not_be()
    {
        Assert.Contains(
            "1 of 4000 acknowledged jobs never ran",
            Problem(Good with { Lost = 1 }),
            StringComparison.Ordinal
        );
        Assert.Contains("2 jobs still wait", Problem(Good with { Unfinished = 2 }), StringComparison.Ordinal);
        Assert.Contains("3 jobs are dead", Problem(Good with { Dead = 3 }), StringComparison.Ordinal);
        Assert.Contains(
            "grew from 70 MB to 200 MB",
            Problem(Good with { Memory = (70, 200) }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void does_not_count_when_there_was_no_load_or_no_kill()
    {
        Assert.Contains("took no job", Problem(Good with { Acknowledged = 0 }), StringComparison.Ordinal);
        Assert.Contains(
            "nothing was killed",
            Problem(Good with { Kills = new Dictionary<string, int>(StringComparer.Ordinal) { ["worker"] = 0 } }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void runs_programs_of_the_configuration()
    {
        SoakPlan plan = new("/bin", "release", "/tmp", TimeSpan.FromSeconds(1), 10);

        Assert.Equal(Path.Combine("/bin", "X", "release", "X.dll"), plan.Program("X"));
    }

    private static string Problem(SoakReport report) => Assert.Single(report.Problems());
}
