namespace Template.FizzBuzz;

/// <summary>What the lines of one full period of a rule set look like: the rules match alike in every period.</summary>
internal sealed class RulePeriod
{
    /// <summary>Longer periods would not fit the block that is to be repeated.</summary>
    public const int MaximumLength = 1 << 16;

    private RulePeriod(int[] textLengths)
    {
        TextLengths = textLengths;
        Texts = textLengths.Count(length => length > 0);
        TextBytes = textLengths.Sum();
    }

    /// <summary>In lines.</summary>
    public int Length => TextLengths.Length;

    /// <summary>How long the text is that line <c>number mod Length</c> ends with, line end included; 0 where it is the number.</summary>
    public int[] TextLengths { get; }

    public int Texts { get; }

    public int TextBytes { get; }

    /// <summary>The period of the rules, or null where it is longer than <see cref="MaximumLength"/>.</summary>
    public static RulePeriod? Of(EncodedRules rules)
    {
        Int128 length = rules.Divisors.Aggregate(Int128.One, Multiples.LeastCommonWithinInt64);
        if (length > MaximumLength)
        {
            return null;
        }

        int[] textLengths = new int[(int)length];
        for (int number = 0; number < textLengths.Length; number++)
        {
            textLengths[number] = TextLength(rules, number);
        }

        return new RulePeriod(textLengths);
    }

    public int IndexOf(long number)
    {
        int remainder = (int)(number % Length);
        return remainder < 0 ? remainder + Length : remainder;
    }

    private static int TextLength(EncodedRules rules, int number)
    {
        int words = 0;
        for (int rule = 0; rule < rules.Divisors.Length; rule++)
        {
            words += number % rules.Divisors[rule] == 0 ? rules.Words[rule].Length : 0;
        }

        return words == 0 ? 0 : rules.TextStart.Length + words + rules.TextEnd.Length;
    }
}
