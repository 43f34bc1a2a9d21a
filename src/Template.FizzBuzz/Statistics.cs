namespace Template.FizzBuzz;

/// <summary>How often each thing is said for a range: computed from the range, not by counting lines.</summary>
public sealed class Statistics
{
    private readonly UInt128[] linesOfCombination;
    private readonly UInt128[] linesWithWord;
    private readonly RuleSet rules;
    private readonly Int128[] periods;

    private Statistics(NumberRange range, RuleSet rules)
    {
        this.rules = rules;
        Lines = range.Count;
        periods = CombinationPeriods(rules);
        linesOfCombination = [.. periods.Select(period => CountMultiples(range, period))];
        linesWithWord = [.. rules.Rules.Select((_, rule) => linesOfCombination[1 << rule])];
        SubtractLargerCombinations(linesOfCombination);
    }

    /// <summary>All lines.</summary>
    public UInt128 Lines { get; }

    /// <summary>Lines in which no rule matches, so that the number itself is said.</summary>
    public UInt128 Numbers => linesOfCombination[0];

    /// <summary>For each combination of rules that can match one number, the lines in which exactly those match.</summary>
    public IEnumerable<TextCount> Texts =>
        Enumerable
            .Range(1, linesOfCombination.Length - 1)
            .Where(CanOccur)
            .Select(combination => new TextCount(TextOf(combination), linesOfCombination[combination]));

    /// <summary>For each rule, in order, the lines that hold its word, alone or among others.</summary>
    public IEnumerable<TextCount> Words =>
        rules.Rules.Select((rule, index) => new TextCount(rule.Word, linesWithWord[index]));

    /// <summary>Computes the statistics of a range.</summary>
    public static Statistics Of(NumberRange range, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new Statistics(range, rules);
    }

    // Bit r of a combination stands for rule r.
    private static Int128[] CombinationPeriods(RuleSet rules)
    {
        Int128[] found = new Int128[1 << rules.Rules.Count];
        found[0] = 1;
        for (int combination = 1; combination < found.Length; combination++)
        {
            int rule = int.TrailingZeroCount(combination);
            Int128 others = found[combination & (combination - 1)];
            found[combination] = Multiples.LeastCommonWithinInt64(others, rules.Rules[rule].Divisor);
        }

        return found;
    }

    private static UInt128 CountMultiples(NumberRange range, Int128 divisor)
    {
        Int128 above = FloorDivide(range.Last, divisor);
        Int128 below = FloorDivide((Int128)range.First - 1, divisor);
        return (UInt128)(above - below);
    }

    private static Int128 FloorDivide(Int128 dividend, Int128 divisor)
    {
        (Int128 quotient, Int128 remainder) = Int128.DivRem(dividend, divisor);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    private static void SubtractLargerCombinations(UInt128[] lines)
    {
        for (int bit = 1; bit < lines.Length; bit <<= 1)
        {
            for (int combination = 0; combination < lines.Length; combination++)
            {
                if ((combination & bit) == 0)
                {
                    lines[combination] -= lines[combination | bit];
                }
            }
        }
    }

    private bool CanOccur(int combination)
    {
        if (linesOfCombination[combination] > 0)
        {
            return true;
        }

        for (int rule = 0; rule < rules.Rules.Count; rule++)
        {
            bool isOutside = (combination & (1 << rule)) == 0;
            if (isOutside && periods[combination] % rules.Rules[rule].Divisor == 0)
            {
                return false;
            }
        }

        return true;
    }

    private string TextOf(int combination) =>
        string.Concat(rules.Rules.Where((_, rule) => (combination & (1 << rule)) != 0).Select(rule => rule.Word));
}
