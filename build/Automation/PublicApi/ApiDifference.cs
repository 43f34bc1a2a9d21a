namespace Automation.PublicApi;

/// <summary>What differs between two lists of lines.</summary>
/// <param name="Removed">What only the first has.</param>
/// <param name="Added">What only the second has.</param>
public sealed record ApiDifference(IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    /// <summary>True when nothing differs.</summary>
    public bool IsEmpty => Removed.Count + Added.Count == 0;

    /// <summary>Compares two lists; the order of lines does not count.</summary>
    public static ApiDifference Between(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        new([.. before.Except(after, StringComparer.Ordinal)], [.. after.Except(before, StringComparer.Ordinal)]);

    /// <summary>A line for each, those of one type together: with a minus what is gone, with a plus what is new.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            Removed
                .Select(x => (Line: x, Mark: '-'))
                .Concat(Added.Select(x => (Line: x, Mark: '+')))
                .OrderBy(x => ApiLine.TypeOf(x.Line), StringComparer.Ordinal)
                .ThenByDescending(x => x.Mark)
                .ThenBy(x => x.Line, StringComparer.Ordinal)
                .Select(x => $"    {x.Mark} {x.Line}")
        );
}
