namespace Template.Jobs;

/// <summary>How many of the jobs that are claimed come from the high line while both lines are full.</summary>
public static class PriorityShare
{
    /// <summary>Of so many jobs in a row, <see cref="High"/> come from the high line and one from the normal line.</summary>
    public const int Round = 5;

    /// <summary>The high line's share of a round. The rest is the normal line's, so it can never starve.</summary>
    public const int High = 4;

    /// <summary>How many of the next jobs come from the high line.</summary>
    /// <param name="turn">How many jobs were claimed before.</param>
    /// <param name="count">How many are claimed now.</param>
    /// <returns>A number from 0 to <paramref name="count"/>.</returns>
    public static int Of(long turn, int count) => (int)(Before(turn + count) - Before(turn));

    private static long Before(long turn) => (turn / Round * High) + Math.Min(turn % Round, High);
}
