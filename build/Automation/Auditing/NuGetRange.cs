namespace Automation.Auditing;

/// <summary>A range of versions in NuGet's notation: <c>[1.0.0, 2.0.0)</c>, <c>(, 1.5.0]</c>, <c>[1.2.3]</c>, or <c>1.0.0</c> for that and all above.</summary>
/// <param name="Lowest">The lower end; null without one.</param>
/// <param name="HasLowest">True when the lower end belongs to it.</param>
/// <param name="Highest">The upper end; null without one.</param>
/// <param name="HasHighest">True when the upper end belongs to it.</param>
public sealed record NuGetRange(NuGetVersion? Lowest, bool HasLowest, NuGetVersion? Highest, bool HasHighest)
{
    /// <summary>Reads a range.</summary>
    /// <returns>The range; null when the text is none.</returns>
    public static NuGetRange? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string range = text.Trim();
        if (NuGetVersion.TryParse(range) is { } least)
            return new NuGetRange(least, true, null, false);
        if (range.Length < 3 || range[0] is not ('[' or '(') || range[^1] is not (']' or ')'))
            return null;
        string[] ends = range[1..^1].Split(',');
        if (ends.Length > 2 || !TryEnd(ends[0], out NuGetVersion? low) || !TryEnd(ends[^1], out NuGetVersion? high))
            return null;
        bool hasLow = range[0] == '[';
        bool hasHigh = range[^1] == ']';
        // One version alone is a range only in square brackets, and an end that is not there cannot belong to it.
        return ends.Length == 1 && (!hasLow || !hasHigh || low is null)
            ? null
            : new NuGetRange(low, hasLow && low is not null, high, hasHigh && high is not null);
    }

    /// <summary>True for a version within it.</summary>
    public bool Contains(NuGetVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return (Lowest is null || (HasLowest ? version >= Lowest : version > Lowest))
            && (Highest is null || (HasHighest ? version <= Highest : version < Highest));
    }

    private static bool TryEnd(string text, out NuGetVersion? version)
    {
        version = NuGetVersion.TryParse(text);
        return version is not null || string.IsNullOrWhiteSpace(text);
    }
}
