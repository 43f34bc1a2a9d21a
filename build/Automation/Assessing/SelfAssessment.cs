using System.Globalization;
using System.Text;
using Automation.Health;

namespace Automation.Assessing;

/// <summary>Says how a repository stands by the checks that others judge it by. Each row is decided by its files alone.</summary>
public static class SelfAssessment
{
    private const int ResultWidth = 14;

    /// <summary>Assesses a repository.</summary>
    /// <param name="repository">The files.</param>
    /// <returns>A row for each check.</returns>
    public static IReadOnlyList<AssessedCheck> Of(HealthRepository repository)
    {
        AssessedFiles files = new(repository);
        return
        [
            .. AssessmentChecks.All.SelectMany(
                x => x.Checks,
                (x, check) =>
                {
                    (AssessmentResult result, string note) = check.Decide(files);
                    return new AssessedCheck(x.Group, check.Name, check.DecidedBy, result, note, check.Page);
                }
            ),
        ];
    }

    /// <summary>The assessment of a repository on disk as a page in Markdown, with links relative to docs/reference.</summary>
    /// <param name="root">The repository's folder.</param>
    public static string Markdown(string root) => Markdown(Of(HealthRepository.Open(root)));

    /// <summary>The assessment of a repository on disk for a terminal.</summary>
    /// <param name="root">The repository's folder.</param>
    public static string Text(string root) => Text(Of(HealthRepository.Open(root)));

    internal static string Markdown(IReadOnlyList<AssessedCheck> rows)
    {
        StringBuilder page = new(
            "# Assessment\n\nHow this repository stands by the checks that others judge it by. The build makes this page from the files (`./build.sh Assess`); nothing in it is written by hand.\n\n"
        );
        page.Append(Counts(rows)).Append('\n');
        foreach (IGrouping<string, AssessedCheck> group in rows.GroupBy(x => x.Group, StringComparer.Ordinal))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n## {group.Key}\n\n| check | decided by | now | more |\n| --- | --- | --- | --- |\n"
            );
            foreach (AssessedCheck row in group)
            {
                string result = row.Result == AssessmentResult.No ? $"**{Word(row.Result)}**" : Word(row.Result);
                string note = row.Note.Length == 0 ? "" : Cell(row.Note) + " ";
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| {Cell(row.Name)} | {Cell(row.DecidedBy)} | {result} | {note}[What to do]({row.Page}) |\n"
                );
            }
        }
        return page.ToString();
    }

    internal static string Text(IReadOnlyList<AssessedCheck> rows)
    {
        StringBuilder text = new();
        foreach (IGrouping<string, AssessedCheck> group in rows.GroupBy(x => x.Group, StringComparer.Ordinal))
        {
            text.Append(group.Key).Append('\n');
            foreach (AssessedCheck row in group)
            {
                text.Append("  ").Append(Word(row.Result).PadRight(ResultWidth)).Append(row.Name).Append('\n');
                string indent = new(' ', ResultWidth + 2);
                if (row.Note.Length > 0)
                    text.Append(indent).Append(row.Note).Append('\n');
                if (row.Result == AssessmentResult.No)
                    text.Append(indent).Append("docs/reference/").Append(row.Page).Append('\n');
            }
        }
        return text.Append(Counts(rows)).ToString();
    }

    private static string Counts(IReadOnlyList<AssessedCheck> rows) =>
        string.Join(
            ", ",
            Enum.GetValues<AssessmentResult>()
                .Select(x => (Word(x), rows.Count(y => y.Result == x)))
                .Select(x => $"{x.Item1}: {x.Item2.ToString(CultureInfo.InvariantCulture)}")
        ) + ".";

    private static string Word(AssessmentResult result) =>
        result switch
        {
            AssessmentResult.Yes => "yes",
            AssessmentResult.No => "no",
            AssessmentResult.Nothing => "no matter",
            _ => "not in files",
        };

    /// <summary>A text that keeps to its cell: what stands in a repository's files must not become part of the page's form.</summary>
    private static string Cell(string text) =>
        text.ReplaceLineEndings(" ")
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal);
}
