using System.Text.RegularExpressions;
using Automation.Changelogs;
using Automation.Repository;

namespace Automation.Tests.Documents;

/// <summary>Pages have lines that a made project gets or not. Here they are comments, which no reader sees.</summary>
public sealed partial class Lines_that_depend_on_answers
{
    private const string Overlay = ".template.config/";

    private static readonly string[] Answers =
    [
        "repository",
        "devcontainer",
        "embedded",
        "hasDocs",
        "hasEnvironments",
        "hasFizzBuzz",
        "hasJobs",
        "hasSamples",
    ];

    public static TheoryData<string> Pages =>
        [.. RepositoryFiles.List(RepositoryFolder.Path).Where(x => Path.GetExtension(x) == ".md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void begin_and_end_and_depend_on_what_can_be_answered(string page)
    {
        int depth = 0;
        foreach (string line in Read(page).Where(IsCondition))
        {
            depth += line == "<!--#endif-->" ? -1 : 1;
            Assert.InRange(depth, 0, 3);
            if (line != "<!--#endif-->")
                Assert.All(
                    Word().Matches(Condition().Match(line).Groups["condition"].Value).Select(x => x.Value),
                    x => Assert.Contains(x, Answers)
                );
        }
        Assert.Equal(0, depth);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void are_not_seen_by_who_reads_the_page_here(string page)
    {
        if (page.StartsWith(Overlay, StringComparison.Ordinal))
            return;
        string[] lines = Read(page);
        bool isCode = false;
        for (int i = 0; i < lines.Length; i++)
        {
            isCode ^= lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!IsCondition(lines[i]))
                continue;
            Assert.False(isCode, $"{page}:{i + 1} stands in a block of code, where comments are seen.");
            // A comment between two rows ends the table, and what follows is no row.
            bool isInTable = i > 0 && i < lines.Length - 1 && IsRow(lines[i - 1]) && IsRow(lines[i + 1]);
            Assert.False(isInTable, $"{page}:{i + 1} stands between the rows of a table, which ends there.");
        }
    }

    [Fact]
    public void are_all_that_leads_to_pages_that_no_made_project_has()
    {
        Regex own = OwnPages();
        foreach (string page in RepositoryFiles.List(RepositoryFolder.Path).Where(IsShipped))
        {
            int depth = 0;
            foreach (string line in Read(page))
            {
                if (depth > 0 && IsCondition(line))
                    depth += line == "<!--#endif-->" ? -1 : 1;
                else if (line == "<!--#if (repository)-->")
                    depth = 1;
                Assert.False(depth == 0 && own.IsMatch(line), $"{page} names what only this repository has: {line}");
            }
        }
    }

    [Fact]
    public void are_not_in_the_changelog_that_a_project_begins_with() =>
        Assert.Equal(
            ChangelogFile.Parse("").ToString(),
            File.ReadAllText(Path.Combine(RepositoryFolder.Path, Overlay, "content/project/CHANGELOG.md"))
        );

    private static bool IsShipped(string path) =>
        Path.GetExtension(path) == ".md"
        && path is not ("README.md" or "CHANGELOG.md" or "docs/reference/benchmarks.md")
        && !path.StartsWith("docs/decisions/", StringComparison.Ordinal);

    private static string[] Read(string page) => File.ReadAllLines(Path.Combine(RepositoryFolder.Path, page));

    private static bool IsCondition(string line) => line.Contains("<!--#", StringComparison.Ordinal);

    private static bool IsRow(string line) => line.StartsWith('|');

    [GeneratedRegex(@"^<!--#if \((?<condition>[!\w &|]+)\)-->$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"decisions/|benchmarks\.md|sh Benchmark|Automation\.Tests", RegexOptions.None, 1000)]
    private static partial Regex OwnPages();
}
