namespace Template.FizzBuzz.Tests;

public class A_rule
{
    [Theory]
    [InlineData(9, true)]
    [InlineData(0, true)]
    [InlineData(-3, true)]
    [InlineData(10, false)]
    [InlineData(long.MinValue, false)]
    public void speaks_for_the_multiples_of_its_divisor(long number, bool matches) =>
        Assert.Equal(matches, new Rule(3, "Fizz").Matches(number));

    [Theory]
    [InlineData(0, "Fizz", "A divisor is 1 or more, and 0 is not.")]
    [InlineData(-5, "Fizz", "A divisor is 1 or more, and -5 is not.")]
    [InlineData(3, "", "The word for 3 is empty; write 3=Word.")]
    [InlineData(3, " ", "The word for 3 is empty; write 3=Word.")]
    [InlineData(
        3,
        "a\nb",
        "The word for 3 holds a control character or a line break, which would tear its line apart."
    )]
    [InlineData(
        3,
        "a\u2028b",
        "The word for 3 holds a control character or a line break, which would tear its line apart."
    )]
    public void refuses_what_cannot_be_written(long divisor, string word, string sentence) =>
        Assert.StartsWith(
            sentence,
            Assert.Throws<ArgumentException>(() => new Rule(divisor, word)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0, "Fizz", "divisor")]
    [InlineData(1, "", "word")]
    [InlineData(2, "", "word")]
    public void names_the_argument_that_it_refuses(long divisor, string word, string argument) =>
        Assert.Equal(argument, Assert.Throws<ArgumentException>(() => new Rule(divisor, word)).ParamName);

    [Fact]
    public void takes_a_word_of_64_characters_but_none_longer()
    {
        Assert.Equal(64, new Rule(1, new string('x', 64)).Word.Length);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Rule(7, new string('x', 65)));
        Assert.StartsWith(
            "The word for 7 has 65 characters; at most 64 are allowed.",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void refuses_half_a_character()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Rule(3, "a\ud800b"));
        Assert.StartsWith("The word for 3 is not well-formed Unicode text.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void is_printed_as_it_is_written_in_a_list() => Assert.Equal("3=Fizz", new Rule(3, "Fizz").ToString());

    [Fact]
    public void takes_words_of_any_language() => Assert.Equal("😀", new Rule(3, "😀").Word);
}
