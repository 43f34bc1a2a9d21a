using System.Text.RegularExpressions;

namespace Automation.Templating.Checking;

/// <summary>Finds what only the template should hold: its placeholders and conditions, its authors, and what is about itself.</summary>
internal static partial class LeftoverWords
{
    private static readonly (string Word, string What)[] Ours =
    [
        ("DevEx Template", "is what the template is called"),
        ("\"answer:", "is a placeholder of the birth record"),
        ("IBenchmark", "measures the template"),
        ("docs/decisions", "is about the template"),
        ("decisions/00", "is about the template"),
        ("benchmarks.md", "is about the template"),
        ("Automation.Tests", "tests the template"),
        ("EmbeddedEngine.Tests", "tests the template"),
        ("PackTemplate", "packs the template"),
        ("TestTemplate", "tests the template"),
    ];

    /// <summary>A sentence for each line that holds one, and for each path.</summary>
    public static IEnumerable<string> Find(MadeProject project) =>
        project
            .Files.Where(x => Placeholder(project, x) != null)
            .Select(x => $"{x} has the placeholder {Placeholder(project, x)} in its path.")
            .Concat(project.TextFiles.SelectMany(x => FindIn(project, x)));

    private static IEnumerable<string> FindIn(MadeProject project, string path)
    {
        // Most files hold none of it, and lines cost more than the whole.
        string text = project.Text(path);
        if (
            !text.Contains('#')
            && !Placeholders().IsMatch(text)
            && !Ours.Any(x => text.Contains(x.Word, StringComparison.Ordinal))
        )
            yield break;
        foreach ((int number, string line) in project.Lines(path))
        {
            if (Placeholder(project, line) is { } placeholder)
                yield return $"{path}:{number}: {placeholder} is a placeholder of the template.";
            if (Condition(path).IsMatch(line))
                yield return $"{path}:{number}: '{line.Trim()}' is a condition of the template.";
            if (IsProse(path) && IssueNumber().Match(line) is { Success: true } issue)
                yield return $"{path}:{number}: {issue.Value} is an issue of the template.";
            foreach ((string word, string what) in Ours)
            {
                if (line.Contains(word, StringComparison.Ordinal))
                    yield return $"{path}:{number}: {word.TrimStart('"')} {what}.";
            }
        }
    }

    /// <summary>What is called Template itself has projects that look like placeholders.</summary>
    private static string? Placeholder(MadeProject project, string text) =>
        Placeholders().Matches(text).Select(x => x.Value).FirstOrDefault(x => !IsOwn(project, x));

    private static bool IsOwn(MadeProject project, string placeholder) =>
        string.Equals(project.Product, "Template", StringComparison.OrdinalIgnoreCase)
        && Projects().IsMatch(placeholder);

    // C# has conditions of its own, which begin at the line; other comments would not say #if without a blank.
    private static Regex Condition(string path) =>
        Path.GetExtension(path) == ".cs" ? ConditionInCode() : ConditionElsewhere();

    private static bool IsProse(string path) =>
        Path.GetExtension(path) is ".md" or ".cs" or ".yml" or ".sh" or ".ps1" or ".csproj" or ".props" or ".targets";

    [GeneratedRegex(
        @"(?<![\w.])[Tt]emplate\.(Title|Jobs|FizzBuzz|Solo|slnx?|Organization|Authors|Year|Version|SeniorTeam|jobs|fizzbuzz|solo)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Placeholders();

    [GeneratedRegex(@"^[Tt]emplate\.(Jobs|FizzBuzz|slnx|Tests|jobs|fizzbuzz)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Projects();

    [GeneratedRegex(@"^\s*//\s*#(if|else|elseif|endif)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConditionInCode();

    [GeneratedRegex(@"^\s*(<!--\s*|//\s*)?#(if|else|elseif|endif)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConditionElsewhere();

    [GeneratedRegex(
        @"(?<=(^|[\s(])(see |issue |fixes |closes )?)#[1-9]\d{0,3}(?=$|[\s.,;:)])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex IssueNumber();
}
