using System.Globalization;

namespace Template.Jobs.Scheduling;

/// <summary>One of the five fields of a cron expression: the numbers it allows.</summary>
internal sealed class CronField
{
    private readonly ulong allowed;

    private CronField(ulong allowed, bool isAny)
    {
        this.allowed = allowed;
        IsAny = isAny;
    }

    /// <summary>Whether the field starts with a star, which is what cron's rule for days looks at.</summary>
    public bool IsAny { get; }

    public bool Allows(int number) => (allowed >> number & 1) != 0;

    /// <summary>Reads lists of numbers, names, ranges and steps: <c>*/15</c>, <c>1-5</c>, <c>mon,wed</c>, <c>10-50/20</c>.</summary>
    /// <exception cref="FormatException">The text is no such list.</exception>
    public static CronField Parse(string text, string name, int first, int last, string[] names)
    {
        ulong numbers = 0;
        foreach (string part in text.Split(','))
        {
            string[] step = part.Split('/');
            (int from, int to) = step.Length <= 2 ? Range(step[0], step.Length == 2) : throw Wrong(part);
            int every = step.Length == 1 ? 1 : Number(step[1], 1, last);
            for (int number = from; number <= to; number += every)
                numbers |= 1UL << number;
        }

        return new(numbers, text[0] == '*');

        (int From, int To) Range(string range, bool hasStep)
        {
            if (range == "*")
                return (first, last);
            string[] ends = range.Split('-');
            int from = Value(ends[0]);
            int to = ends.Length switch
            {
                1 => hasStep ? last : from,
                2 => Value(ends[1]),
                _ => throw Wrong(range),
            };
            return from <= to ? (from, to) : throw Wrong(range);
        }

        int Value(string value)
        {
            int index = Array.FindIndex(names, x => string.Equals(x, value, StringComparison.OrdinalIgnoreCase));
            return index >= 0 ? index + first : Number(value, first, last);
        }

        int Number(string value, int least, int most) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= least
            && number <= most
                ? number
                : throw Wrong(value);

        FormatException Wrong(string part) =>
            new(
                $"'{part}' is no {name} of a cron expression: numbers go from {first} to {last}, as in '*/5', '1-3' or '1,2'."
            );
    }
}
