using FsCheck;
using FsCheck.Fluent;

namespace Template.FizzBuzz.Tests;

public class For_any_range_and_rules
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(150);

    private static readonly Gen<long> Number = Gen.OneOf(
        Gen.Choose(-1_000, 1_000).Select(number => (long)number),
        Gen.Choose(-2_000_000, 2_000_000).Select(number => (long)number),
        Gen.Elements(Enumerable.Range(4, 15).SelectMany(PowersOfTen).ToArray()),
        Gen.Constant(long.MinValue),
        ArbMap.Default.GeneratorFor<long>()
    );

    private static readonly Gen<int> Length = Gen.Frequency((5, Gen.Choose(0, 300)), (1, Gen.Choose(0, 90_000)));

    private static readonly Gen<long> Divisor = Gen.Frequency(
        (6, Gen.Choose(1, 20).Select(number => (long)number)),
        (2, Gen.Choose(1, 2_000).Select(number => (long)number)),
        (1, Gen.Choose(1, int.MaxValue).Select(number => long.MaxValue / number))
    );

    private static readonly Gen<string> Word = Gen.Elements(
        "Fizz",
        "Buzz",
        "a",
        "é",
        "\"",
        "\\",
        "q\"q",
        "an odd word, but a word",
        "😀"
    );

    private static readonly Arbitrary<NumberRange> Ranges = Arb.From(
        from first in Number
        from length in Length
        select new NumberRange(first, (long)Int128.Min((Int128)first + length, long.MaxValue))
    );

    private static readonly Arbitrary<RuleSet> Rules = Arb.From(
        from count in Gen.Choose(1, 6)
        from divisors in Divisor.ArrayOf(count)
        from words in Word.ArrayOf(count)
        select new RuleSet(divisors.Distinct().Select((divisor, index) => new Rule(divisor, words[index])))
    );

    private static readonly Arbitrary<LineFormat> Formats = Arb.From(
        Gen.Elements(LineFormat.Text, LineFormat.Json, LineFormat.Csv)
    );

    [Fact]
    public void the_writer_writes_what_a_naive_program_writes() =>
        Prop.ForAll(Ranges, Rules, Formats, Writing.AssertLikeReference).Check(Config);

    [Fact]
    public void the_sequence_says_what_a_naive_program_says() =>
        Prop.ForAll(
                Ranges,
                Rules,
                (range, rules) =>
                    Sequence
                        .Over(range, rules)
                        .Select(element => element.ToString())
                        .SequenceEqual(Reference.Numbers(range).Select(number => Reference.Say(number, rules)))
            )
            .Check(Config);

    [Fact]
    public void the_statistics_are_those_of_the_sequence() => Prop.ForAll(Ranges, Rules, AssertCounted).Check(Config);

    [Fact]
    public void a_rule_list_is_read_back_as_it_is_printed() =>
        Prop.ForAll(
                Rules.Filter(rules => rules.Rules.All(rule => !rule.Word.Contains(',', StringComparison.Ordinal))),
                rules => RuleSet.Parse(rules.ToString()).Rules.SequenceEqual(rules.Rules)
            )
            .Check(Config);

    private static void AssertCounted(NumberRange range, RuleSet rules)
    {
        Statistics statistics = Statistics.Of(range, rules);
        List<Element> elements = [.. Sequence.Over(range, rules)];
        Assert.Equal((UInt128)elements.Count, statistics.Lines);
        Assert.Equal(elements.Count(element => element.Text is null), (int)statistics.Numbers);
        Assert.Equal(
            elements
                .Where(element => element.Text is not null)
                .GroupBy(element => element.Text!)
                .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
            statistics
                .Texts.Where(count => count.Lines > 0)
                .GroupBy(count => count.Text)
                .ToDictionary(group => group.Key, group => group.Sum(count => (int)count.Lines), StringComparer.Ordinal)
        );
    }

    private static IEnumerable<long> PowersOfTen(int exponent)
    {
        long power = (long)Math.Pow(10, exponent);
        return [power - 100, power - 40_000, -power - 100, -power - 40_000];
    }
}
