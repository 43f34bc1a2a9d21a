namespace Template.FizzBuzz;

/// <summary>Finds the places in a block of lines at which the high digits of its numbers end.</summary>
internal static class BlockSlots
{
    /// <summary>The places in order; <paramref name="segmentEnds"/> receives how many lie before the end of each segment.</summary>
    public static int[] Find(BlockShape shape, long first, EncodedRules rules, RulePeriod period, Span<int> segmentEnds)
    {
        List<int> slots = new(shape.Lines);
        int numberLength = shape.Run.NumberLength;
        int highLength = numberLength - shape.LowDigits;
        int inPeriod = period.IndexOf(first);
        int at = 0;
        for (int line = 0; line < shape.Lines; line++)
        {
            if (rules.Format.HasNumberColumn)
            {
                slots.Add(at + highLength);
                at += numberLength + 1;
            }

            int textLength = period.TextLengths[inPeriod];
            if (textLength == 0)
            {
                slots.Add(at + highLength);
                textLength = numberLength + rules.Format.LineEnd.Length;
            }

            at += textLength;
            inPeriod = inPeriod + 1 == period.Length ? 0 : inPeriod + 1;
            segmentEnds[line / shape.SegmentLines] = slots.Count;
        }

        return [.. slots];
    }
}
