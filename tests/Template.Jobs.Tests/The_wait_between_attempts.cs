using FsCheck;
using FsCheck.Fluent;

namespace Template.Jobs.Tests;

public class The_wait_between_attempts
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(9, 256)]
    [InlineData(10, 300)]
    [InlineData(100, 300)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    public void doubles_until_it_is_long_enough(int attempt, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetryPolicy().After(attempt, 1));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.75)]
    [InlineData(1, 1)]
    public void is_left_to_chance_by_half(double chance, double part) =>
        Assert.Equal(TimeSpan.FromSeconds(4 * part), new RetryPolicy().After(3, chance));

    [Fact]
    public void is_left_to_chance_as_far_as_it_is_said()
    {
        RetryPolicy policy = new() { First = TimeSpan.FromSeconds(10), Jitter = 0.2 };

        Assert.Equal(TimeSpan.FromSeconds(8), policy.After(1, 0));
        Assert.Equal(TimeSpan.FromSeconds(10), policy.After(1, 1));
        Assert.Equal(TimeSpan.FromSeconds(10), (policy with { Jitter = 0 }).After(1, 0));
        Assert.Equal(TimeSpan.Zero, (policy with { Jitter = 1 }).After(1, 0));
    }

    [Fact]
    public void grows_by_the_factor()
    {
        RetryPolicy policy = new() { Factor = 3, Longest = TimeSpan.FromSeconds(20) };

        Assert.Equal(
            [1, 3, 9, 20, 20],
            Enumerable.Range(1, 5).Select(attempt => policy.After(attempt, 1).TotalSeconds)
        );
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(5_000)]
    public void is_the_longest_after_any_number_of_attempts(int attempt)
    {
        Assert.Equal(TimeSpan.FromMinutes(5), new RetryPolicy().After(attempt, 1));
        Assert.Equal(TimeSpan.Zero, new RetryPolicy { First = TimeSpan.Zero }.After(attempt, 1));
        Assert.Equal(TimeSpan.MaxValue, new RetryPolicy { Longest = TimeSpan.MaxValue }.After(attempt, 1));
    }

    [Fact]
    public void stays_within_its_bounds() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(1, 300)),
                Arb.From(Gen.Choose(0, 1_000).Select(x => x / 1_000.0)),
                Arb.From(Gen.Choose(0, 100).Select(x => x / 100.0)),
                (attempt, chance, jitter) =>
                {
                    RetryPolicy policy = new() { Jitter = jitter };
                    double full = Math.Min(Math.Pow(2, attempt - 1), 300);

                    double wait = policy.After(attempt, chance).TotalSeconds;

                    Assert.InRange(wait, (full * (1 - jitter)) - 1e-6, full + 1e-6);
                }
            )
            .Check(Config);
}
