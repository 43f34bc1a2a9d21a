namespace Template.FizzBuzz;

/// <summary>FizzBuzz as a lazy sequence: nothing is computed before it is asked for.</summary>
public static class Sequence
{
    /// <summary>What is said for every number of a range, in order.</summary>
    public static IEnumerable<Element> Over(NumberRange range, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Walk(range, rules);
    }

    private static IEnumerable<Element> Walk(NumberRange range, RuleSet rules)
    {
        // Counting past long.MaxValue would overflow, so the loop ends on equality.
        for (long number = range.First; ; number++)
        {
            yield return new Element(number, rules.TextOf(number));
            if (number == range.Last)
            {
                yield break;
            }
        }
    }
}
