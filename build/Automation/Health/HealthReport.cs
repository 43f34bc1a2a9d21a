using System.Globalization;
using System.Text;
using System.Text.Json;
using Automation.Environments;

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
        ArgumentNullException.ThrowIfNull(check);
        if (check.Findings.Count == 0)
            return $"The repository keeps to all {HealthRules.All.Count} rules{Exceptions(check.Ignored.Count)}.";
        TextTable table = Begin();
        foreach (HealthFinding finding in check.Findings)
            Add(table, ReportedFinding.Of(finding));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{table}\n\nFindings: {check.Findings.Count}{Exceptions(check.Ignored.Count)}.{Pages(check)}"
        );
    }

    /// <summary>The same as JSON, with what is ignored and why.</summary>
    public static string Json(HealthCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Json(json =>
            Write(
                json,
                check.Findings.Select(ReportedFinding.Of),
                check.Ignored.Select(x => (ReportedFinding.Of(x.Finding), x.Ignore.Reason))
            )
        );
    }

    /// <summary>Begins a table of findings.</summary>
    internal static TextTable Begin() =>
        new(("rule", RuleWidth), ("severity", SeverityWidth), ("where", PlaceWidth), ("what", TextWidth));

    /// <summary>Adds a finding to a table.</summary>
    internal static void Add(TextTable table, ReportedFinding finding) =>
        table.Add(finding.Rule, Name(finding.Severity), Line(finding.Where), Line(finding.Message));

    /// <summary>An object as JSON.</summary>
    /// <param name="write">Writes what is in it.</param>
    internal static string Json(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the lists of what is wrong and of what is put up with.</summary>
    internal static void Write(
        Utf8JsonWriter json,
        IEnumerable<ReportedFinding> findings,
        IEnumerable<(ReportedFinding Finding, string Reason)> ignored
    )
    {
        json.WriteStartArray("findings");
        foreach (ReportedFinding finding in findings)
            Write(json, finding, null);
        json.WriteEndArray();
        json.WriteStartArray("ignored");
        foreach ((ReportedFinding finding, string reason) in ignored)
            Write(json, finding, reason);
        json.WriteEndArray();
    }

    /// <summary>How a severity is called.</summary>
    internal static string Name(HealthSeverity severity) =>
        severity switch
        {
            HealthSeverity.High => "high",
            HealthSeverity.Medium => "medium",
            _ => "low",
        };

    /// <summary>How many findings are put up with, to end a sentence with.</summary>
    internal static string Exceptions(int count) => count == 0 ? "" : $", {count} ignored with a reason";

    /// <summary>A text in one line.</summary>
    internal static string Line(string text) => text.ReplaceLineEndings(" ");

    private static void Write(Utf8JsonWriter json, ReportedFinding finding, string? reason)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", Name(finding.Severity));
        json.WriteString("title", finding.Title);
        json.WriteString("where", finding.Where);
        if (finding.File is { } file)
        {
            json.WriteString("file", file.Path);
            json.WriteNumber("line", file.Line);
        }
        json.WriteString("message", finding.Message);
        json.WriteString("fix", finding.Fix);
        if (finding.IsMendable)
            json.WriteBoolean("mendable", true);
        if (finding.Page != null)
            json.WriteString("url", finding.Page);
        if (reason != null)
            json.WriteString("reason", reason);
        json.WriteEndObject();
    }

    private static string Pages(HealthCheck check) =>
        check.Findings.Any(x => x.Page != null) ? $" The page {HealthRule.PageFile} says how to mend each." : "";
}
