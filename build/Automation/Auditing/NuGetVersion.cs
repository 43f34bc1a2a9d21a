using System.Globalization;
using System.Numerics;

namespace Automation.Auditing;

/// <summary>A version as NuGet orders it: up to four numbers and a pre-release part, without regard to case; what follows a plus sign does not count.</summary>
public sealed class NuGetVersion : IComparable<NuGetVersion>, IEquatable<NuGetVersion>
{
    private const int Numbers = 4;
    private readonly BigInteger[] numbers;
    private readonly string[] labels;
    private readonly string text;

    private NuGetVersion(string text, BigInteger[] numbers, string[] labels)
    {
        this.text = text;
        this.numbers = numbers;
        this.labels = labels;
    }

    /// <summary>True for a version with something behind the dash.</summary>
    public bool IsPreRelease => labels.Length > 0;

    /// <summary>Reads a version.</summary>
    /// <returns>The version; null when the text is none.</returns>
    public static NuGetVersion? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string known = text.Trim().Split('+')[0];
        int dash = known.IndexOf('-', StringComparison.Ordinal);
        string[] parts = (dash < 0 ? known : known[..dash]).Split('.');
        string[] names = dash < 0 ? [] : known[(dash + 1)..].Split('.');
        if (parts.Length > Numbers || names.Any(x => x.Length == 0))
            return null;
        BigInteger[] counts = new BigInteger[Numbers];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!TryNumber(parts[i], out counts[i]))
                return null;
        }
        return new NuGetVersion(known, counts, names);
    }

    /// <inheritdoc/>
    public int CompareTo(NuGetVersion? other)
    {
        if (other == null)
            return 1;
        for (int i = 0; i < Numbers; i++)
        {
            if (numbers[i].CompareTo(other.numbers[i]) is var order and not 0)
                return order;
        }
        if (!IsPreRelease || !other.IsPreRelease)
            return other.IsPreRelease.CompareTo(IsPreRelease);
        for (int i = 0; i < Math.Min(labels.Length, other.labels.Length); i++)
        {
            if (CompareLabels(labels[i], other.labels[i]) is var order and not 0)
                return order;
        }
        return labels.Length.CompareTo(other.labels.Length);
    }

    /// <inheritdoc/>
    public bool Equals(NuGetVersion? other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NuGetVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(numbers[0], numbers[1], numbers[2], numbers[3]);

    /// <summary>The version as it was written, without what follows a plus sign.</summary>
    public override string ToString() => text;

    /// <summary>True when both are the same version.</summary>
    public static bool operator ==(NuGetVersion? one, NuGetVersion? other) => Equals(one, other);

    /// <summary>True when they are different versions.</summary>
    public static bool operator !=(NuGetVersion? one, NuGetVersion? other) => !Equals(one, other);

    /// <summary>True when the first comes before the other.</summary>
    public static bool operator <(NuGetVersion one, NuGetVersion other) => Order(one, other) < 0;

    /// <summary>True when the first comes before the other or is the same.</summary>
    public static bool operator <=(NuGetVersion one, NuGetVersion other) => Order(one, other) <= 0;

    /// <summary>True when the first comes after the other.</summary>
    public static bool operator >(NuGetVersion one, NuGetVersion other) => Order(one, other) > 0;

    /// <summary>True when the first comes after the other or is the same.</summary>
    public static bool operator >=(NuGetVersion one, NuGetVersion other) => Order(one, other) >= 0;

    private static int Order(NuGetVersion one, NuGetVersion other)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.CompareTo(other);
    }

    private static int CompareLabels(string one, string other) =>
        (TryNumber(one, out BigInteger first), TryNumber(other, out BigInteger second)) switch
        {
            (true, true) => first.CompareTo(second),
            (true, false) => -1,
            (false, true) => 1,
            _ => StringComparer.OrdinalIgnoreCase.Compare(one, other),
        };

    private static bool TryNumber(string text, out BigInteger number) =>
        BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
