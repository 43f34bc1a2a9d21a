namespace Template.FizzBuzz;

/// <summary>Tells, while numbers are counted up, how many say themselves before the next one for which a rule speaks.</summary>
internal sealed class TextSchedule(EncodedRules rules)
{
    // How far the next multiple of each divisor, and the nearest of them, lies ahead of the latest text.
    private readonly ulong[] distances = new ulong[rules.Divisors.Length];
    private ulong nearest;
    private ulong passed;

    /// <summary>How many numbers come before the next text.</summary>
    public ulong NumbersBeforeNextText => nearest - passed - 1;

    /// <summary>Begins anew, so that <paramref name="number"/> is the next number.</summary>
    public void Seek(long number)
    {
        nearest = ulong.MaxValue;
        passed = 0;
        for (int rule = 0; rule < distances.Length; rule++)
        {
            long remainder = number % rules.Divisors[rule];
            long ahead = remainder > 0 ? rules.Divisors[rule] - remainder : -remainder;
            distances[rule] = (ulong)ahead + 1;
            nearest = Math.Min(nearest, distances[rule]);
        }
    }

    /// <summary>Passes numbers that say themselves.</summary>
    public void Pass(int numbers) => passed += (ulong)numbers;

    /// <summary>Passes the next text, putting it and its line end, and tells where it ends.</summary>
    public nint PutText(ref byte destination, nint at)
    {
        at = rules.TextStart.Put(ref destination, at);
        ulong next = ulong.MaxValue;
        for (int rule = 0; rule < distances.Length; rule++)
        {
            ulong distance = distances[rule] - nearest;
            if (distance == 0)
            {
                at = rules.Words[rule].Put(ref destination, at);
                distance = (ulong)rules.Divisors[rule];
            }

            distances[rule] = distance;
            next = Math.Min(next, distance);
        }

        nearest = next;
        passed = 0;
        return rules.TextEnd.Put(ref destination, at);
    }
}
