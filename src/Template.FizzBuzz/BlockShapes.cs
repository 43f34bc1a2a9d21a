namespace Template.FizzBuzz;

/// <summary>The shapes of the blocks that rules allow for. Nothing is computed before a range is long enough to need it.</summary>
internal sealed class BlockShapes(EncodedRules rules)
{
    /// <summary>Fewer lines than this are not worth a block.</summary>
    public const int FewLines = 10_000;

    private bool isPeriodKnown;

    /// <summary>The period of the rules, once a shape was asked for; null where it is too long for blocks.</summary>
    public RulePeriod? Period { get; private set; }

    /// <summary>The shape for a run of numbers, or null where there is none.</summary>
    public BlockShape? For(DigitRun run)
    {
        if (!isPeriodKnown)
        {
            Period = RulePeriod.Of(rules);
            isPeriodKnown = true;
        }

        return Period is null ? null : BlockShape.For(Period, rules, run);
    }
}
