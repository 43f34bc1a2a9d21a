using System.Text.RegularExpressions;

namespace Automation.Documentation.Reference;

/// <summary>The environment variables that programs and build read: the names in the code, with what reads them.</summary>
internal sealed partial class EnvironmentVariablePage : IPageSource
{
    public IEnumerable<GeneratedPage> Pages(DocumentedRepository repository)
    {
        string samples = Table(repository, "src/");
        string build = Table(repository, "build/");
        string options = Options(repository);
        if (samples.Length + build.Length + options.Length == 0)
            yield break;
        yield return new GeneratedPage(
            "reference/code/environment-variables.md",
            "# Environment variables\n\n"
                + Titled("Programs", "Beside these, every configuration key is one.", samples)
                + Titled("The build", "What the build and its engine read.", build)
                + Titled(
                    "Options as variables",
                    "An option that is not on the command line is taken from here.",
                    options
                )
        );
    }

    private static string Titled(string title, string about, string table) =>
        table.Length == 0 ? "" : $"## {title}\n\n{about}\n\n{table}\n";

    private static string Options(DocumentedRepository repository) =>
        repository.Describe() is { } json
            ? PageText.Table(
                ["variable", "option"],
                BuildDescription
                    .Parse(json)
                    .Options.Where(x => !string.IsNullOrEmpty(x.EnvironmentVariable))
                    .OrderBy(x => x.Name, StringComparer.Ordinal)
                    .Select(x =>
                        (string[])[PageText.Code(x.EnvironmentVariable), PageText.Code("--" + x.Name.TrimStart('-'))]
                    )
            )
            : "";

    private static string Table(DocumentedRepository repository, string folder) =>
        PageText.Table(
            ["variable", "read by"],
            repository
                .In(folder, ".cs")
                .SelectMany(x => Found(x, repository.Text(x)))
                .GroupBy(x => x.Name, StringComparer.Ordinal)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x =>
                    (string[])
                        [
                            PageText.Code(x.Key),
                            string.Join(
                                "; ",
                                x.Select(y => y.Reader).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                            ),
                        ]
                )
        );

    private static IEnumerable<(string Name, string Reader)> Found(string path, string text)
    {
        string type = Path.GetFileNameWithoutExtension(path).Split('.')[0];
        foreach (Match match in Read().Matches(text))
            yield return (match.Groups["name"].Value, PageText.Code(type));
        foreach (SourceMember member in SourceMember.Read(text))
            if (Constant().Match(member.Declaration) is { Success: true } constant)
                yield return (
                    constant.Groups["name"].Value,
                    member.Summary.Length > 0 ? $"{PageText.Code(type)}: {member.Summary}" : PageText.Code(type)
                );
    }

    [GeneratedRegex(
        "(GetEnvironmentVariable|GetVariable|IsSet|[vV]ariable)\\(\\s*\"(?<name>[A-Z][A-Z0-9_]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Read();

    [GeneratedRegex(
        "const string \\w*Variable = \"(?<name>[A-Za-z][A-Za-z0-9_]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Constant();
}
