using FsCheck;
using FsCheck.Fluent;

namespace Template.Jobs.Tests;

public class The_share_of_priorities
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void is_four_high_ones_and_a_normal_one() =>
        Assert.Equal(
            [1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1],
            Enumerable.Range(0, 12).Select(turn => PriorityShare.Of(turn, 1))
        );

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 5, 4)]
    [InlineData(4, 1, 0)]
    [InlineData(3, 3, 2)]
    [InlineData(7, 100, 80)]
    [InlineData(1_000_000_000_004, 6, 4)]
    public void is_counted_from_the_first_job(long turn, int count, int high) =>
        Assert.Equal(high, PriorityShare.Of(turn, count));

    [Fact]
    public void is_the_same_however_a_run_is_split() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 1_000_000).Select(x => (long)x)),
                Arb.From(Gen.Choose(0, 40).ListOf()),
                (turn, batches) =>
                {
                    long at = turn;
                    long sum = 0;
                    foreach (int batch in batches)
                    {
                        int share = PriorityShare.Of(at, batch);
                        Assert.InRange(share, 0, batch);
                        sum += share;
                        at += batch;
                    }

                    Assert.Equal(PriorityShare.Of(turn, batches.Sum()), sum);
                }
            )
            .Check(Config);

    [Fact]
    public void starves_no_line() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 1_000_000).Select(x => (long)x)),
                turn =>
                {
                    Assert.Equal(PriorityShare.High, PriorityShare.Of(turn, PriorityShare.Round));
                    Assert.InRange(PriorityShare.High, 1, PriorityShare.Round - 1);
                }
            )
            .Check(Config);
}
