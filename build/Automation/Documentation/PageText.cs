namespace Automation.Documentation;

/// <summary>Writes what stands in code as text of a page.</summary>
internal static class PageText
{
    /// <summary>A text in which nothing is markup, without line breaks.</summary>
    public static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>A piece of code in a line; empty for none.</summary>
    public static string Code(string? text) =>
        string.IsNullOrEmpty(text) ? ""
        : text.Contains('`', StringComparison.Ordinal) ? $"`` {InTable(text)} ``"
        : $"`{InTable(text)}`";

    /// <summary>A table; nothing without rows.</summary>
    /// <param name="head">The heads of the columns.</param>
    /// <param name="rows">The rows, with cells that are Markdown.</param>
    public static string Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        string[] lines = [.. rows.Select(Row)];
        return lines.Length == 0 ? "" : string.Concat([Row(head), Row([.. head.Select(_ => "---")]), .. lines]);
    }

    /// <summary>A line of a table could not hold more than one line.</summary>
    private static string InTable(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
