namespace Template.FizzBuzz;

/// <summary>Common multiples of divisors.</summary>
internal static class Multiples
{
    /// <summary>
    /// The least common multiple; or, where no number but zero within the range of <see cref="long"/> is a multiple of both,
    /// <see cref="Int128.MaxValue"/>.
    /// </summary>
    public static Int128 LeastCommonWithinInt64(Int128 one, long other)
    {
        if (one > long.MaxValue)
        {
            return Int128.MaxValue;
        }

        Int128 least = one / GreatestCommonDivisor((long)one, other) * other;
        return least > long.MaxValue ? Int128.MaxValue : least;
    }

    private static long GreatestCommonDivisor(long one, long other)
    {
        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }
}
