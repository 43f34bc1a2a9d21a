using System.Text.RegularExpressions;
using Automation.Changelogs;

namespace Automation.Health.Reading;

/// <summary>A fenced code block of a page, with the word that says how it is proved.</summary>
/// <param name="Line">The line of its first fence, from 1.</param>
/// <param name="Language">The language; empty when none is named.</param>
/// <param name="Proof">The first word behind the language, without what follows it; empty when there is none.</param>
/// <param name="Note">What stands behind the word and a colon; empty when nothing does.</param>
/// <param name="Text">What is in the block, without the indentation of its fence.</param>
internal sealed partial record CodeBlock(int Line, string Language, string Proof, string Note, string Text)
{
    /// <summary>The blocks of a page.</summary>
    public static IReadOnlyList<CodeBlock> Read(string page)
    {
        string[] lines = page.ReplaceLineEndings("\n").Split('\n');
        return [.. VerbatimLines.Fenced(lines).Select(x => Read(lines, x.First, x.Last))];
    }

    /// <summary>A page as a generator of sites takes it: the languages of blocks stand alone.</summary>
    public static string WithoutProofs(string page)
    {
        string[] lines = page.ReplaceLineEndings("\n").Split('\n');
        foreach ((int first, _) in VerbatimLines.Fenced(lines))
            lines[first] = Fence()
                .Replace(lines[first], x => $"{x.Groups["before"].Value}{x.Groups["language"].Value}");
        return string.Join('\n', lines);
    }

    private static CodeBlock Read(string[] lines, int first, int last)
    {
        Match fence = Fence().Match(lines[first]);
        int indentation = lines[first].Length - lines[first].TrimStart().Length;
        IEnumerable<string> text = lines[(first + 1)..last].Select(x => Unindented(x, indentation));
        return new CodeBlock(
            first + 1,
            fence.Groups["language"].Value,
            fence.Groups["proof"].Value,
            fence.Groups["note"].Value.Trim(),
            string.Concat(text.Select(x => x + "\n"))
        );
    }

    private static string Unindented(string line, int most)
    {
        int blanks = line.Length - line.TrimStart(' ').Length;
        return line[Math.Min(most, blanks)..];
    }

    [GeneratedRegex(
        @"^(?<before>.*?(`{3,}|~{3,}))\s*(?<language>[^\s:`]*)(\s+(?<proof>[^\s:]+)\s*(:(?<note>.*)|.*))?$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Fence();
}
