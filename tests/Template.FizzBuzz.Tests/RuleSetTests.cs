namespace Template.FizzBuzz.Tests;

public class A_rule_list
{
    [Theory]
    [InlineData("3=Fizz,5=Buzz", "3=Fizz,5=Buzz")]
    [InlineData(" 3 = Fizz , 5 = Buzz ", "3=Fizz,5=Buzz")]
    [InlineData("9223372036854775807=Rare", "9223372036854775807=Rare")]
    [InlineData("5=Buzz,3=Fizz", "5=Buzz,3=Fizz")]
    [InlineData("2=two words", "2=two words")]
    public void is_read_in_order(string text, string expected) =>
        Assert.Equal(expected, RuleSet.Parse(text).ToString());

    [Theory]
    [InlineData("", "\"\" is not a rule; write rules as divisor=word, separated by commas, such as 3=Fizz,5=Buzz.")]
    [InlineData("3", "\"3\" is not a rule; write rules as divisor=word, separated by commas, such as 3=Fizz,5=Buzz.")]
    [InlineData(
        "3=Fizz,",
        "\"\" is not a rule; write rules as divisor=word, separated by commas, such as 3=Fizz,5=Buzz."
    )]
    [InlineData(
        "3=Fizz=Buzz",
        "\"3=Fizz=Buzz\" is not a rule; write rules as divisor=word, separated by commas, such as 3=Fizz,5=Buzz."
    )]
    [InlineData(
        "x=Fizz",
        "The divisor of \"x=Fizz\" is wrong: \"x\" is not a whole number; write digits only, such as 42 or -7."
    )]
    [InlineData(
        "1.5=Fizz",
        "The divisor of \"1.5=Fizz\" is wrong: \"1.5\" is not a whole number; write digits only, such as 42 or -7."
    )]
    [InlineData(
        "9223372036854775808=Fizz",
        "The divisor of \"9223372036854775808=Fizz\" is wrong: 9223372036854775808 is out of range; numbers go from -9223372036854775808 to 9223372036854775807."
    )]
    [InlineData("3=", "The word for 3 is empty; write 3=Word.")]
    [InlineData("0=Fizz", "A divisor is 1 or more, and 0 is not.")]
    [InlineData("-3=Fizz", "A divisor is 1 or more, and -3 is not.")]
    [InlineData("3=Fizz,5=Buzz,3=Bazz", "The divisor 3 is given twice, as 3=Fizz and as 3=Bazz; give it once.")]
    public void with_a_mistake_is_refused_with_a_sentence(string text, string sentence)
    {
        Assert.False(RuleSet.TryParse(text, out RuleSet? rules, out string? error));
        Assert.Null(rules);
        Assert.Equal(sentence, error);
        Assert.Equal(sentence, Assert.Throws<FormatException>(() => RuleSet.Parse(text)).Message);
    }

    [Fact]
    public void has_at_most_12_rules()
    {
        Assert.Equal(12, RuleSet.Parse(Rules(12)).Rules.Count);
        Assert.False(RuleSet.TryParse(Rules(13), out _, out string? error));
        Assert.Equal("A rule list has 1 to 12 rules, and this one has 13.", error);

        static string Rules(int count) =>
            string.Join(',', Enumerable.Range(1, count).Select(divisor => $"{divisor}=w"));
    }
}

public class A_rule_set
{
    [Fact]
    public void needs_a_rule() =>
        Assert.StartsWith(
            "A rule list has 1 to 12 rules, and this one has 0.",
            Assert.Throws<ArgumentException>(() => new RuleSet()).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, "Fizz")]
    [InlineData(5, "Buzz")]
    [InlineData(15, "FizzBuzz")]
    [InlineData(0, "FizzBuzz")]
    [InlineData(-6, "Fizz")]
    [InlineData(long.MinValue, null)]
    public void says_the_words_of_all_rules_that_match(long number, string? text) =>
        Assert.Equal(text, RuleSet.Default.TextOf(number));

    [Fact]
    public void puts_words_together_in_the_order_of_its_rules() =>
        Assert.Equal("BuzzFizz", RuleSet.Parse("5=Buzz,3=Fizz").TextOf(15));
}
