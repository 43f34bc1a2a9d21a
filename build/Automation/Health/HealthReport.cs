using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Automation.Health;

/// <summary>Shows what the rules found, to people and to programs.</summary>
public static class HealthReport
{
    private const int RuleWidth = 5;
    private const int SeverityWidth = 8;
    private const int PlaceWidth = 22;
    private const int TextWidth = 80 - RuleWidth - SeverityWidth - PlaceWidth - 6;

    /// <summary>A table of no more than 80 columns: rule, severity, place, and what is wrong.</summary>
    public static string Table(HealthCheck check)
    {
        if (check.Findings.Count == 0)
            return $"The repository keeps to all {HealthRules.All.Count} rules{Exceptions(check)}.";
        StringBuilder text = new();
        Append(text, ["rule"], ["severity"], ["where"], ["what"]);
        Append(
            text,
            [new string('-', RuleWidth)],
            [new string('-', SeverityWidth)],
            [new string('-', PlaceWidth)],
            [new string('-', TextWidth)]
        );
        foreach (HealthFinding finding in check.Findings)
            Append(
                text,
                [finding.Rule.Id],
                [Name(finding.Rule.Severity)],
                Wrap($"{finding.File}:{finding.Line}", PlaceWidth),
                Wrap(finding.Message, TextWidth)
            );
        return text.Append(
                CultureInfo.InvariantCulture,
                $"\nFindings: {check.Findings.Count}{Exceptions(check)}.{Pages(check)}"
            )
            .ToString();
    }

    /// <summary>The same as JSON, with what is ignored and why.</summary>
    public static string Json(HealthCheck check)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("findings");
            foreach (HealthFinding finding in check.Findings)
                Write(json, finding, null);
            json.WriteEndArray();
            json.WriteStartArray("ignored");
            foreach ((HealthFinding finding, HealthIgnore ignore) in check.Ignored)
                Write(json, finding, ignore.Reason);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, HealthFinding finding, string? reason)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", Name(finding.Rule.Severity));
        json.WriteString("title", finding.Rule.Title);
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Line);
        json.WriteString("message", finding.Message);
        json.WriteString("fix", finding.Rule.Fix);
        if (finding.Page != null)
            json.WriteString("url", finding.Page);
        if (reason != null)
            json.WriteString("reason", reason);
        json.WriteEndObject();
    }

    private static string Name(HealthSeverity severity) =>
        severity switch
        {
            HealthSeverity.High => "high",
            HealthSeverity.Medium => "medium",
            _ => "low",
        };

    private static string Pages(HealthCheck check) =>
        check.Findings.Any(x => x.Page != null) ? $" The page {HealthRule.PageFile} says how to mend each." : "";

    private static string Exceptions(HealthCheck check) =>
        check.Ignored.Count == 0 ? "" : $", {check.Ignored.Count} ignored with a reason";

    private static void Append(StringBuilder text, params IReadOnlyList<string>[] cells)
    {
        int[] widths = [RuleWidth, SeverityWidth, PlaceWidth, TextWidth];
        for (int line = 0; line < cells.Max(x => x.Count); line++)
        {
            IEnumerable<string> parts = cells.Select((x, i) => (line < x.Count ? x[line] : "").PadRight(widths[i]));
            text.Append(string.Join("  ", parts).TrimEnd()).Append('\n');
        }
    }

    /// <summary>Breaks a text at blanks, and a word that is too long anywhere.</summary>
    private static List<string> Wrap(string text, int width)
    {
        List<string> lines = [""];
        foreach (
            string word in text.ReplaceLineEndings(" ")
                .Split(' ')
                .SelectMany(x => x.Chunk(width))
                .Select(x => new string(x))
        )
        {
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }
}
