using System.Globalization;
using System.Text;
using Template.FizzBuzz.Cli.Logging;

namespace Template.FizzBuzz.Cli;

/// <summary>Tells what was written and how fast: a table for people, or one log entry for programs.</summary>
internal sealed class StatisticsReport(Statistics statistics, long bytes, TimeSpan elapsed)
{
    // Of more texts than this, those that did not occur are left out.
    private const int FewTexts = 16;

    private readonly double seconds = Math.Max(elapsed.TotalSeconds, 1e-6);

    public string ToTable()
    {
        List<(string Name, string Value)> rows = [("numbers", Grouped(statistics.Numbers))];
        rows.AddRange(MergedTexts().Select(count => (count.Text, Grouped(count.Lines))));
        rows.Add(("lines", Grouped(statistics.Lines)));
        rows.Add(("bytes", Grouped((ulong)bytes)));
        rows.Add(("seconds", seconds.ToString("0.000", CultureInfo.InvariantCulture)));
        rows.Add(("lines/s", Grouped((UInt128)LinesPerSecond)));
        rows.Add(("bytes/s", Grouped((UInt128)BytesPerSecond)));
        return Aligned(rows);
    }

    public void WriteTo(LogWriter log) =>
        log.WriteAlways(
            LogLevel.Information,
            "statistics",
            LogField.Number("lines", statistics.Lines),
            LogField.Number("numbers", statistics.Numbers),
            LogField.Counts("texts", MergedTexts()),
            LogField.Counts("words", Merged(statistics.Words)),
            LogField.Number("bytes", (ulong)bytes),
            LogField.Measure("seconds", seconds),
            LogField.Measure("linesPerSecond", LinesPerSecond),
            LogField.Measure("bytesPerSecond", BytesPerSecond)
        );

    private double LinesPerSecond => Math.Round((double)statistics.Lines / seconds);

    private double BytesPerSecond => Math.Round(bytes / seconds);

    private TextCount[] MergedTexts()
    {
        TextCount[] texts = Merged(statistics.Texts);
        return texts.Length <= FewTexts ? texts : [.. texts.Where(count => count.Lines > 0)];
    }

    // Rules may share a word, and then two combinations of them may say the same.
    private static TextCount[] Merged(IEnumerable<TextCount> counts) =>
        [
            .. counts
                .GroupBy(count => count.Text, count => count.Lines, StringComparer.Ordinal)
                .Select(group => new TextCount(group.Key, group.Aggregate((sum, lines) => sum + lines))),
        ];

    private static string Grouped(UInt128 count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Aligned(List<(string Name, string Value)> rows)
    {
        int names = rows.Max(row => row.Name.Length);
        int values = rows.Max(row => row.Value.Length);
        StringBuilder table = new();
        foreach ((string name, string value) in rows)
        {
            table.Append(name.PadRight(names)).Append("  ").Append(value.PadLeft(values)).Append('\n');
        }

        return table.ToString();
    }
}
