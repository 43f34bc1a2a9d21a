namespace Template.FizzBuzz.Tests;

public class Statistics_of_a_range
{
    [Fact]
    public void count_numbers_and_texts_apart()
    {
        Statistics statistics = Statistics.Of(new(1, 100), RuleSet.Default);
        Assert.Equal((UInt128)100, statistics.Lines);
        Assert.Equal((UInt128)53, statistics.Numbers);
        Assert.Equal([new("Fizz", 27), new("Buzz", 14), new("FizzBuzz", 6)], statistics.Texts);
    }

    [Fact]
    public void count_each_word_wherever_it_stands() =>
        Assert.Equal([new("Fizz", 33), new("Buzz", 20)], Statistics.Of(new(1, 100), RuleSet.Default).Words);

    [Fact]
    public void leave_out_combinations_that_never_occur() =>
        Assert.Equal(
            ["Three", "ThreeNine"],
            Statistics.Of(new(1, 100), RuleSet.Parse("3=Three,9=Nine")).Texts.Select(count => count.Text)
        );

    [Fact]
    public void tell_of_combinations_that_do_not_occur_in_the_range() =>
        Assert.Equal(
            [new("Fizz", 0), new("Buzz", 0), new("FizzBuzz", 0)],
            Statistics.Of(new(1, 2), RuleSet.Default).Texts
        );

    [Fact]
    public void tell_all_combinations_of_12_rules_apart()
    {
        RuleSet rules = RuleSet.Parse("2=a,3=b,5=c,7=d,11=e,13=f,17=g,19=h,23=i,29=j,31=k,37=l");
        Statistics statistics = Statistics.Of(new(0, 10_000), rules);
        Assert.Equal((UInt128)1, statistics.Texts.Single(count => count.Text == "abcdefghijkl").Lines);
        Assert.Equal(
            (UInt128)10_001,
            statistics.Texts.Aggregate(statistics.Numbers, (sum, count) => sum + count.Lines)
        );
    }

    [Fact]
    public void reach_over_all_numbers()
    {
        Statistics statistics = Statistics.Of(new(long.MinValue, long.MaxValue), RuleSet.Default);
        Assert.Equal(UInt128.One << 64, statistics.Lines);
        Assert.Equal(
            statistics.Lines,
            statistics.Texts.Aggregate(statistics.Numbers, (sum, count) => sum + count.Lines)
        );
        Assert.Equal((UInt128.One << 64) / 15, statistics.Texts.Last().Lines);
    }

    [Fact]
    public void know_that_zero_is_a_multiple_of_what_is_larger_than_all_numbers()
    {
        RuleSet rules = RuleSet.Parse("9223372036854775807=A,9223372036854775783=B,9223372036854775643=C");
        Assert.Equal([new("ABC", 1)], Statistics.Of(new(-5, 5), rules).Texts.Where(count => count.Lines > 0));
    }
}
