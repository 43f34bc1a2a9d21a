using System.Globalization;
using System.Text.Json;
using Automation.Environments;
using Automation.Health;

namespace Automation.Doctor;

/// <summary>Shows an examination, to people in 80 columns and to programs.</summary>
public static class DoctorReport
{
    private const int Shown = 5;
    private const int RuleWidth = 5;
    private const int SubjectWidth = 12;
    private const int TextWidth = 80 - RuleWidth - SubjectWidth - 4;
    private const int FixWidth = 80 - RuleWidth - 7;

    private static readonly (string Head, int Width)[] Columns =
    [
        ("rule", RuleWidth),
        ("what", SubjectWidth),
        ("result", TextWidth),
    ];

    /// <summary>A table of what is wrong, the worst first, each with what mends it; when nothing is, a table of what was looked at.</summary>
    public static string Text(Examination examination)
    {
        ArgumentNullException.ThrowIfNull(examination);
        string table = examination.Findings.Count == 0 ? LookedAt(examination) : Findings(examination);
        return $"{table}\n\n{Summary(examination)}";
    }

    /// <summary>The same as JSON, with what was mended and what is ignored.</summary>
    /// <param name="examination">The examination.</param>
    /// <param name="mended">What was done before it, as sentences.</param>
    public static string Json(Examination examination, IReadOnlyList<string> mended)
    {
        ArgumentNullException.ThrowIfNull(examination);
        ArgumentNullException.ThrowIfNull(mended);
        return HealthReport.Json(json =>
        {
            json.WriteNumber("exitCode", examination.ExitCode);
            HealthReport.Write(json, examination.Findings, examination.Ignored);
            json.WriteStartArray("rules");
            foreach ((DoctorRule rule, DoctorAnswer answer) in examination.Answers)
                Write(json, rule, answer);
            json.WriteEndArray();
            json.WriteStartArray("mended");
            foreach (string sentence in mended)
                json.WriteStringValue(sentence);
            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, DoctorRule rule, DoctorAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Id);
        json.WriteString("subject", rule.Subject);
        json.WriteString("outcome", Name(answer.Outcome));
        json.WriteString("text", answer.Text);
        json.WriteEndObject();
    }

    private static string Name(DoctorOutcome outcome) =>
        outcome switch
        {
            DoctorOutcome.Good => "good",
            DoctorOutcome.Note => "note",
            DoctorOutcome.NotLooked => "not looked at",
            _ => "found",
        };

    private static string LookedAt(Examination examination)
    {
        TextTable table = new(Columns);
        foreach ((DoctorRule rule, DoctorAnswer answer) in Ordered(examination))
            table.Add(rule.Id, rule.Subject, Result(answer));
        table.Add("WF", "files", HealthReport.Line(Files(examination)));
        return table.ToString();
    }

    private static string Findings(Examination examination)
    {
        TextTable table = HealthReport.Begin();
        HealthSeverity? group = null;
        foreach (IGrouping<(HealthSeverity Severity, string Rule), ReportedFinding> same in Grouped(examination))
        {
            if (group != null && group != same.Key.Severity)
                table.AddLine("");
            group = same.Key.Severity;
            // One fix that all share is told once, after the last.
            string? fix = null;
            foreach (ReportedFinding finding in same.Take(Shown))
            {
                if (fix != null && fix != finding.Fix)
                    AddFix(table, fix);
                HealthReport.Add(table, finding);
                fix = finding.Fix;
            }
            if (same.Count() > Shown)
                table.AddLine($"       and {same.Count() - Shown} more of {same.Key.Rule}; --json names them all");
            AddFix(table, fix!);
        }
        string more = More(examination);
        return more.Length == 0 ? table.ToString() : $"{table}\n\n{more}";
    }

    private static IEnumerable<IGrouping<(HealthSeverity, string), ReportedFinding>> Grouped(Examination examination) =>
        examination.Findings.GroupBy(x => (x.Severity, x.Rule));

    private static void AddFix(TextTable table, string fix)
    {
        string head = "fix: ";
        foreach (string line in TextTable.Wrap(HealthReport.Line(fix), FixWidth))
        {
            table.AddLine($"{new string(' ', RuleWidth + 2)}{head}{line}");
            head = "     ";
        }
    }

    /// <summary>What is no finding and worth a line.</summary>
    private static string More(Examination examination)
    {
        (DoctorRule Rule, DoctorAnswer Answer)[] told =
        [
            .. Ordered(examination).Where(x => x.Answer.Outcome is DoctorOutcome.Note or DoctorOutcome.NotLooked),
        ];
        if (told.Length == 0 && examination.HealthProblem == null)
            return "";
        TextTable table = new(Columns);
        foreach ((DoctorRule rule, DoctorAnswer answer) in told)
            table.Add(rule.Id, rule.Subject, Result(answer));
        if (examination.HealthProblem != null)
            table.Add("WF", "files", HealthReport.Line(Files(examination)));
        return table.ToString();
    }

    private static IEnumerable<(DoctorRule Rule, DoctorAnswer Answer)> Ordered(Examination examination) =>
        examination.Answers.OrderBy(x => x.Answer.Outcome == DoctorOutcome.NotLooked);

    private static string Result(DoctorAnswer answer) =>
        HealthReport.Line(
            answer.Outcome switch
            {
                DoctorOutcome.NotLooked => $"not looked at: {answer.Text}",
                DoctorOutcome.Found => "ignored with a reason",
                _ => answer.Text,
            }
        );

    private static string Files(Examination examination) =>
        examination.HealthProblem is { } problem
            ? $"not looked at: {problem}"
            : $"{HealthRules.All.Count} rules on workflows, pages and settings find nothing";

    private static string Summary(Examination examination)
    {
        string ignored = HealthReport.Exceptions(examination.Ignored.Count);
        if (examination.Findings.Count == 0)
            return $"Nothing is wrong{ignored}.";
        IEnumerable<string> counts = examination
            .Findings.GroupBy(x => x.Severity)
            .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Count()} {HealthReport.Name(x.Key)}"));
        int mendable = examination.Findings.Count(x => x.IsMendable);
        string fix = mendable == 0 ? "" : $"\n./build.sh Doctor --fix mends {mendable} of them.";
        string pages = examination.Findings.Any(x => x.Page != null) ? $"\n{Pages(examination)}" : "";
        return $"Findings: {string.Join(", ", counts)}{ignored}.{fix}{pages}";
    }

    private static string Pages(Examination examination)
    {
        IEnumerable<string> pages = examination
            .Findings.Select(x => x.Page?.Split('#')[0])
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        return $"More on each: {string.Join(", ", pages)}";
    }
}
