namespace Template.FizzBuzz.Tests;

public class The_sequence
{
    [Fact]
    public void from_1_to_15_is_the_one_that_everybody_knows() =>
        Assert.Equal(
            ["1", "2", "Fizz", "4", "Buzz", "Fizz", "7", "8", "Fizz", "Buzz", "11", "Fizz", "13", "14", "FizzBuzz"],
            Sequence.Over(new NumberRange(1, 15), RuleSet.Default).Select(element => element.ToString())
        );

    [Fact]
    public void is_lazy_so_that_all_numbers_can_be_begun() =>
        Assert.Equal(
            new Element(long.MinValue, null),
            Sequence.Over(new NumberRange(long.MinValue, long.MaxValue), RuleSet.Default).First()
        );

    [Fact]
    public void ends_at_the_largest_number_without_overflow() =>
        Assert.Equal(
            [new Element(long.MaxValue - 1, null), new Element(long.MaxValue, "Fizz")],
            Sequence.Over(new NumberRange(long.MaxValue - 1, long.MaxValue), RuleSet.Parse("7=Fizz"))
        );

    [Fact]
    public void crosses_zero() =>
        Assert.Equal(
            ["-1", "FizzBuzz", "1"],
            Sequence.Over(new NumberRange(-1, 1), RuleSet.Default).Select(element => element.ToString())
        );

    [Fact]
    public void can_be_walked_twice()
    {
        IEnumerable<Element> sequence = Sequence.Over(new NumberRange(1, 3), RuleSet.Default);
        foreach (int _ in (int[])[1, 2])
        {
            Assert.Equal(["1", "2", "Fizz"], sequence.Select(element => element.ToString()));
        }
    }
}
