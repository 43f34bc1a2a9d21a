using System.Text;

namespace Automation.Governance;

/// <summary>Differences as a table for people.</summary>
internal static class GovernanceTable
{
    private const int Widest = 60;
    private static readonly string[] Head = ["where", "is", "should be"];

    /// <summary>The table, a line per difference.</summary>
    public static string Of(IEnumerable<Difference> differences)
    {
        string[][] rows = [Head, .. differences.Select(x => new[] { Line(x.Where), Line(x.Is), Line(x.ShouldBe) })];
        int[] widths = [.. Head.Select((_, i) => Math.Min(rows.Max(x => x[i].Length), Widest))];
        StringBuilder text = new();
        foreach (string[] row in rows)
        {
            string cells = string.Join(" | ", row.Select((x, i) => x.PadRight(widths[i])));
            text.Append(cells.TrimEnd()).Append('\n');
            if (ReferenceEquals(row, rows[0]))
                text.AppendJoin("-|-", widths.Select(x => new string('-', x))).Append('\n');
        }
        return text.ToString().TrimEnd();
    }

    private static string Line(string text) => string.Concat(text.Select(x => char.IsControl(x) ? ' ' : x));
}
