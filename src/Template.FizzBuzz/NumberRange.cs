using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Template.FizzBuzz;

/// <summary>Whole numbers from <see cref="First"/> up to and including <see cref="Last"/>; never empty.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NumberRange
{
    /// <summary>Makes a range, which may be all of <see cref="long"/>.</summary>
    /// <exception cref="ArgumentException">The last number is below the first; the message is a sentence.</exception>
    public NumberRange(long first, long last)
    {
        if (Defect(first, last) is { } defect)
        {
            throw new ArgumentException(defect, nameof(last));
        }

        First = first;
        Last = last;
    }

    /// <summary>The first number.</summary>
    public long First { get; }

    /// <summary>The last number, which belongs to the range.</summary>
    public long Last { get; }

    /// <summary>How many numbers there are: 1 to 2^64, which is one more than <see cref="ulong"/> can tell.</summary>
    public UInt128 Count => (UInt128)(ulong)(Last - First) + 1;

    /// <summary>Makes a range, or says in a sentence why the two numbers make none.</summary>
    public static bool TryCreate(long first, long last, out NumberRange range, [NotNullWhen(false)] out string? error)
    {
        error = Defect(first, last);
        range = error is null ? new NumberRange(first, last) : default;
        return error is null;
    }

    /// <summary>The range as <c>first..last</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}..{Last}");

    private static string? Defect(long first, long last) =>
        last < first
            ? $"The range goes down, from {first} to {last}; ranges go up, so exchange the two numbers."
            : null;
}
