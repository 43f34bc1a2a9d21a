using System.Text.RegularExpressions;

namespace Automation.Health.Reading;

/// <summary>Files of the repository that a text names.</summary>
internal static partial class NamedPaths
{
    /// <summary>The paths in a text that begin with a folder of the repository and end with a file's extension.</summary>
    /// <remarks>Addresses, patterns and placeholders such as <c>deploy/NAME.json</c> in angle brackets are none.</remarks>
    public static IEnumerable<string> In(string text) =>
        text.Contains('/', StringComparison.Ordinal)
            ? Named().Matches(text).Select(x => x.Value.TrimEnd('.')).Where(Path.HasExtension)
            : [];

    /// <summary>The comments of a program or script, by line, from 1.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="sign">What begins a comment, at the start of a line or after a blank.</param>
    public static IEnumerable<(int Line, string Text)> Comments(string text, string sign)
    {
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            int start = line.IndexOf(sign, StringComparison.Ordinal);
            while (start > 0 && !(char.IsWhiteSpace(line[start - 1]) && IsOutsideOfTexts(line[..start])))
                start = line.IndexOf(sign, start + 1, StringComparison.Ordinal);
            if (start >= 0)
                yield return (number, line[start..]);
        }
    }

    private static bool IsOutsideOfTexts(string before) =>
        before.Where((x, i) => x == '"' && (i == 0 || before[i - 1] != '\\')).Count() % 2 == 0;

    /// <summary>All of a file, by line, from 1.</summary>
    public static IEnumerable<(int Line, string Text)> Texts(string text) =>
        text.Split('\n').Select((x, i) => (i + 1, x));

    [GeneratedRegex(
        @"(?<![\w./:*<>{}$@~-])(docs|src|tests|build|deploy|\.config|\.github|\.husky)/(?>[\w./+-]+)(?![*{$])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Named();
}
