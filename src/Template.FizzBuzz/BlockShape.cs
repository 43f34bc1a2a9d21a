namespace Template.FizzBuzz;

/// <summary>
/// How many lines make a block that can be written again and again: a multiple of the rules' period, so that the same
/// lines are texts, and of a power of ten, so that the low digits of its numbers are the same too.
/// </summary>
/// <param name="Run">The numbers that the block is for.</param>
/// <param name="LowDigits">How many digits at the end of the numbers never change.</param>
/// <param name="Lines">How many lines.</param>
internal readonly record struct BlockShape(DigitRun Run, int LowDigits, int Lines)
{
    /// <summary>A block of this size stays in the second cache level and makes the cost of a write call small.</summary>
    public const int TargetBytes = 256 * 1024;

    public int SegmentLines => (int)DigitRun.PowerOfTen(LowDigits);

    /// <summary>Stretches of lines that share all digits but the low ones.</summary>
    public int Segments => Lines / SegmentLines;

    public int HighDigits => Run.Digits - LowDigits;

    /// <summary>The best shape, or null where no such block is small enough.</summary>
    public static BlockShape? For(RulePeriod period, EncodedRules rules, DigitRun run)
    {
        for (int lowDigits = Math.Min(4, run.Digits - 1); lowDigits > 0; lowDigits--)
        {
            long lines = (long)Multiples.LeastCommonWithinInt64(period.Length, (long)DigitRun.PowerOfTen(lowDigits));
            long bytes = lines / period.Length * PeriodBytes(period, rules, run);
            if (bytes <= TargetBytes)
            {
                return new BlockShape(run, lowDigits, (int)(lines * (TargetBytes / bytes)));
            }
        }

        return null;
    }

    /// <summary>The first number, at or after the given one, that a block may begin with; a segment must lie before the end.</summary>
    public long Align(long number)
    {
        // A negative block begins where the low digits are all nines, which lies one past a multiple.
        long remainder = (Run.IsNegative ? number + (SegmentLines - 1) : number) % SegmentLines;
        return remainder > 0 ? number + SegmentLines - remainder : number - remainder;
    }

    private static long PeriodBytes(RulePeriod period, EncodedRules rules, DigitRun run)
    {
        long columns = rules.Format.HasNumberColumn ? period.Length * (run.NumberLength + 1L) : 0;
        long numbers = (period.Length - period.Texts) * ((long)run.NumberLength + rules.Format.LineEnd.Length);
        return columns + numbers + period.TextBytes;
    }
}
