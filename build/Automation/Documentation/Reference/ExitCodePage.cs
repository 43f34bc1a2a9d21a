using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Documentation.Reference;

/// <summary>What programs end with: the constants of the classes called ExitCodes, and those of the build from its page.</summary>
internal sealed partial class ExitCodePage : IPageSource
{
    private const string EnginePage = "docs/reference/engine.md";

    public IEnumerable<GeneratedPage> Pages(DocumentedRepository repository)
    {
        string[] sections = [.. OfBuild(repository), .. repository.In("src/", "/ExitCodes.cs").Select(Section)];
        if (sections.Length > 0)
            yield return new GeneratedPage(
                "reference/code/exit-codes.md",
                $"# Exit codes\n\n{string.Join('\n', sections)}"
            );

        string Section(string path) =>
            $"## {path.Split('/')[^2]}\n\n"
            + PageText.Table(
                ["code", "name", "meaning"],
                SourceMember
                    .Read(repository.Text(path))
                    .Select(x => (x.Summary, Match: Constant().Match(x.Declaration)))
                    .Where(x => x.Match.Success)
                    .Select(x =>
                        (string[])
                            [
                                x.Match.Groups["code"].Value,
                                PageText.Code(x.Match.Groups["name"].Value),
                                x.Summary.Length > 0 ? x.Summary : "Nothing went wrong.",
                            ]
                    )
            );
    }

    /// <summary>The rows of the table below the heading: one truth in one place.</summary>
    private static IEnumerable<string> OfBuild(DocumentedRepository repository)
    {
        if (!repository.Files.Contains(EnginePage, StringComparer.Ordinal))
            yield break;
        IEnumerable<string> table = repository
            .Text(EnginePage)
            .ReplaceLineEndings("\n")
            .Split('\n')
            .SkipWhile(x => !x.StartsWith('#') || MarkdownPage.Anchor(x.TrimStart('#')) != "exit-codes")
            .SkipWhile(x => !x.StartsWith('|'))
            .TakeWhile(x => x.StartsWith('|'));
        yield return $"## The build\n\n{string.Concat(table.Select(x => x + "\n"))}";
    }

    [GeneratedRegex(@"const int (?<name>\w+) = (?<code>\d+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constant();
}
