using System.Text;

namespace Automation.Benchmarking;

/// <summary>A figure beside its floor and its budget.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The figure, with its unit.</param>
/// <param name="Floor">What nothing can go below (or above), measured in the same run.</param>
/// <param name="Budget">What is asked for.</param>
/// <param name="IsMet">Whether the budget is met.</param>
public sealed record BenchmarkRow(string What, string Measured, string Floor, string Budget, bool IsMet);

/// <summary>Figures as a Markdown table, which reads well on a terminal too.</summary>
public static class BenchmarkTable
{
    private static readonly string[] Head = ["what", "measured", "floor in the same run", "budget", "met"];

    /// <summary>The table, a line per row.</summary>
    public static string Markdown(IReadOnlyList<BenchmarkRow> rows)
    {
        string[][] cells =
        [
            Head,
            .. rows.Select(x => new[] { x.What, x.Measured, x.Floor, x.Budget, x.IsMet ? "yes" : "no" }),
        ];
        int[] widths = [.. Enumerable.Range(0, Head.Length).Select(column => cells.Max(x => x[column].Length))];
        StringBuilder text = new();
        foreach (string[] row in cells)
        {
            text.Append("| ")
                .AppendJoin(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))
                .Append(" |\n");
            if (ReferenceEquals(row, Head))
                text.Append("| ").AppendJoin(" | ", widths.Select(x => new string('-', x))).Append(" |\n");
        }
        return text.ToString().TrimEnd();
    }
}
