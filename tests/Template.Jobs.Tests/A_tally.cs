using Template.Jobs.Measures;

namespace Template.Jobs.Tests;

public class A_tally
{
    private readonly Tally tally = new();

    [Theory]
    [InlineData(OutcomeKind.Completed, "completed")]
    [InlineData(OutcomeKind.Retry, "failed retried")]
    [InlineData(OutcomeKind.Dead, "dead failed")]
    [InlineData(OutcomeKind.Cancelled, "cancelled")]
    [InlineData(OutcomeKind.Returned, "returned")]
    public void counts_how_an_attempt_ended(OutcomeKind kind, string counters)
    {
        tally.Add(Outcome(kind));

        Assert.Equal(
            counters,
            string.Join(
                ' ',
                tally.Values.Keys.Where(x => x.EndsWith(":echo", StringComparison.Ordinal)).Order().Select(x => x[..^5])
            )
        );
    }

    [Fact]
    public void counts_how_long_jobs_waited_and_ran()
    {
        tally.Add(Outcome(OutcomeKind.Completed));
        tally.Add(Outcome(OutcomeKind.Retry));

        Assert.Equal((2, 0.006), (tally.Waited().Count, tally.Waited().Sum));
        Assert.Equal((2, 4.0), (tally.Ran().Count, tally.Ran().Sum));
        Assert.Equal((0.005, 2.5), (tally.Waited().Quantile(1), tally.Ran().Quantile(1)));
    }

    [Fact]
    public void counts_each_type_for_itself()
    {
        tally.Add(Tally.Name(Tally.Submitted, "a"), 3);
        tally.Add(Tally.Name(Tally.Submitted, "b"), 4);
        tally.Add(Tally.Name(Tally.Submitted, "a"), 1);
        tally.Add("submitted-else:a", 9);

        Assert.Equal(
            new Dictionary<string, long> { ["a"] = 4, ["b"] = 4 },
            tally.ByType(Tally.Submitted).ToDictionary()
        );
        Assert.Empty(tally.ByType(Tally.Dead));
    }

    [Fact]
    public void adds_up_with_others()
    {
        Tally other = new();
        other.Add(Outcome(OutcomeKind.Completed));
        tally.Add(Outcome(OutcomeKind.Completed));
        tally.Add(other.Values);

        Assert.Equal(2, tally.ByType(Tally.Completed)["echo"]);
        Assert.Equal((2, 4.0), (tally.Ran().Count, tally.Ran().Sum));
    }

    [Fact]
    public void skips_buckets_that_are_none()
    {
        tally.Add("ran:x", 7);
        tally.Add("ran:-1", 7);
        tally.Add("ran:2", 1);

        Assert.Equal(1, tally.Ran().Count);
    }

    private static JobOutcome Outcome(OutcomeKind kind) =>
        new(new(JobId.New(DateTimeOffset.UnixEpoch), "t"), "echo", 1, kind)
        {
            Waited = TimeSpan.FromMilliseconds(3),
            Ran = TimeSpan.FromSeconds(2),
        };
}
