using System.Text;
using System.Text.RegularExpressions;
using Automation.Changelogs;

namespace Automation.Health.Reading;

/// <summary>What leads from and to a Markdown page. Code blocks and comments do not count.</summary>
/// <param name="Links">The links to something of the repository, with their lines from 1.</param>
/// <param name="Anchors">What a link to this page can name behind a #, as GitHub makes it from headings.</param>
/// <param name="Prose">The lines without the targets of links, with their numbers.</param>
internal sealed partial record MarkdownPage(
    IReadOnlyList<(int Line, RelativeLink Target)> Links,
    IReadOnlySet<string> Anchors,
    IReadOnlyList<(int Line, string Text)> Prose
)
{
    /// <summary>Reads a page.</summary>
    public static MarkdownPage Parse(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        bool[] isVerbatim = VerbatimLines.Find(lines);
        // The line that begins a comment is text up to there.
        lines = [.. lines.Select(x => Comment().Replace(x, ""))];
        List<(int, RelativeLink)> links = [];
        HashSet<string> anchors = new(StringComparer.Ordinal);
        List<(int, string)> prose = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (isVerbatim[i])
                continue;
            bool isUnderlined = i + 1 < lines.Length && lines[i].Length > 0 && Underline().IsMatch(lines[i + 1]);
            if (Heading().Match(lines[i]) is { Success: true } heading)
                Add(anchors, Anchor(heading.Groups["text"].Value));
            else if (isUnderlined)
                Add(anchors, Anchor(lines[i]));
            anchors.UnionWith(Named().Matches(lines[i]).Select(x => x.Groups["name"].Value));
            string withoutCode = Code().Replace(lines[i], x => new string(' ', x.Length));
            foreach (Match match in Target().Matches(withoutCode))
                if (RelativeLink.Parse(match.Groups["target"].Value) is { } link)
                    links.Add((i + 1, link));
            prose.Add((i + 1, Target().Replace(lines[i], "]")));
        }
        return new MarkdownPage(links, anchors, prose);
    }

    /// <summary>A page with other targets of its links.</summary>
    /// <param name="text">The page.</param>
    /// <param name="target">Gives the new target; null makes plain text of a link.</param>
    public static string Redirect(string text, Func<RelativeLink, string?> target)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        bool[] isVerbatim = VerbatimLines.Find(lines);
        for (int i = 0; i < lines.Length; i++)
        {
            if (isVerbatim[i])
                continue;
            string masked = Comment().Replace(Code().Replace(lines[i], Blanks), Blanks);
            foreach (Match match in Target().Matches(masked).Reverse())
                if (RelativeLink.Parse(match.Groups["target"].Value) is { } link)
                    lines[i] = Redirected(lines[i], match, target(link));
        }
        return string.Join('\n', lines);

        static string Blanks(Match x) => new(' ', x.Length);
    }

    private static string Redirected(string line, Match match, string? target)
    {
        Group old = match.Groups["target"];
        if (target != null)
            return line.Remove(old.Index, old.Length).Insert(old.Index, target);
        int start = match.Index;
        for (int open = 1; open > 0 && --start >= 0; )
            open += line[start] switch
            {
                ']' => 1,
                '[' => -1,
                _ => 0,
            };
        return start < 0 ? line : line.Remove(match.Index, match.Length).Remove(start, 1);
    }

    /// <summary>The text of the first heading; null when there is none.</summary>
    public static string? Title(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        bool[] isVerbatim = VerbatimLines.Find(lines);
        return lines
            .Where((_, i) => !isVerbatim[i])
            .Select(x => Heading().Match(x))
            .FirstOrDefault(x => x.Success)
            ?.Groups["text"]
            .Value;
    }

    /// <summary>A heading that is there already gets a number.</summary>
    private static void Add(HashSet<string> anchors, string anchor)
    {
        string free = anchor;
        for (int i = 1; !anchors.Add(free); i++)
            free = $"{anchor}-{i}";
    }

    /// <summary>The anchor that a heading gets, without a number.</summary>
    public static string Anchor(string heading)
    {
        StringBuilder anchor = new();
        foreach (char letter in Linked().Replace(heading.Trim(), "${text}").ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter is '_' or '-')
                anchor.Append(letter);
            else if (letter == ' ')
                anchor.Append('-');
        }
        return anchor.ToString();
    }

    [GeneratedRegex(@"^ {0,3}#{1,6}\s+(?<text>.*?)(\s+#+)?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}(=+|--+)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Underline();

    [GeneratedRegex("<[^>]*\\b(id|name)=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<fence>`+)[^`]+\k<fence>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    /// <summary>What stands behind the text of a link, or behind the name of one.</summary>
    [GeneratedRegex(
        """\](\(\s*<?(?<target>[^\s<>()]+(\([^\s()]*\))?[^\s<>()]*)>?(\s+["'][^"']*["'])?\s*\)|(?<=^ {0,3}\[[^\]^][^\]]*\]):\s*<?(?<target>[^\s<>]+)>?)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Target();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Linked();
}
