namespace Template.FizzBuzz.Tests;

public class A_range
{
    [Fact]
    public void that_goes_down_is_refused_with_a_sentence()
    {
        const string Sentence = "The range goes down, from 5 to 1; ranges go up, so exchange the two numbers.";
        Assert.False(NumberRange.TryCreate(5, 1, out _, out string? error));
        Assert.Equal(Sentence, error);
        Assert.StartsWith(
            Sentence,
            Assert.Throws<ArgumentException>(() => new NumberRange(5, 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void of_one_number_has_one() => Assert.Equal(UInt128.One, new NumberRange(-7, -7).Count);

    [Fact]
    public void of_all_numbers_has_two_to_the_64() =>
        Assert.Equal(UInt128.One << 64, new NumberRange(long.MinValue, long.MaxValue).Count);

    [Fact]
    public void is_printed_with_both_ends() => Assert.Equal("-1..1", new NumberRange(-1, 1).ToString());

    [Fact]
    public void is_made_from_two_numbers()
    {
        Assert.True(NumberRange.TryCreate(1, 5, out NumberRange range, out string? error));
        Assert.Equal(new NumberRange(1, 5), range);
        Assert.Null(error);
    }
}

public class A_whole_number
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-7", -7)]
    [InlineData("+7", 7)]
    [InlineData("007", 7)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void is_read_from_its_digits(string text, long expected)
    {
        Assert.True(WholeNumber.TryParse(text, out long number, out string? error));
        Assert.Equal(expected, number);
        Assert.Null(error);
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("+99999999999999999999")]
    public void too_large_is_refused_with_the_limits(string text)
    {
        Assert.False(WholeNumber.TryParse(text, out _, out string? error));
        Assert.Equal($"{text} is out of range; numbers go from -9223372036854775808 to 9223372036854775807.", error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData(" 1")]
    [InlineData("1,000")]
    [InlineData("--1")]
    [InlineData("٣")]
    public void is_made_of_digits_only(string text)
    {
        Assert.False(WholeNumber.TryParse(text, out _, out string? error));
        Assert.Equal($"\"{text}\" is not a whole number; write digits only, such as 42 or -7.", error);
    }
}
