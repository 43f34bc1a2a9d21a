using System.Text.RegularExpressions;

namespace Automation.Changelogs;

/// <summary>The lines of a Markdown text that stand in code blocks and comments, where nothing is a heading or a list.</summary>
/// <remarks>
/// Fences are read as CommonMark 0.31 does (§4.5), at any indentation. A block that nobody closes is text here: a
/// forgotten fence must not swallow all that follows.
/// </remarks>
internal static partial class VerbatimLines
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    /// <summary>For each line whether it stands in a block, or ends one. The line that begins a block is text.</summary>
    public static bool[] Find(IReadOnlyList<string> lines)
    {
        bool[] found = new bool[lines.Count];
        int end;
        for (int start = 0; start < lines.Count; start = end + 1)
        {
            end = Math.Max(start, EndOfBlock(lines, start));
            Array.Fill(found, true, start + 1, end - start);
        }
        return found;
    }

    /// <summary>The lines that close what a text leaves open.</summary>
    public static IReadOnlyList<string> Closing(IReadOnlyList<string> lines)
    {
        bool[] isVerbatim = Find(lines);
        for (int i = 0; i < lines.Count; i++)
        {
            if (isVerbatim[i] || EndOfBlock(lines, i) >= 0)
                continue;
            if (Opening(lines[i]) is { } fence)
                return [fence];
            if (OpensComment(lines[i]))
                return [CommentEnd];
        }
        return [];
    }

    /// <summary>The lines with the fences of each code block that is closed.</summary>
    public static IEnumerable<(int First, int Last)> Fenced(IReadOnlyList<string> lines)
    {
        int end;
        for (int start = 0; start < lines.Count; start = end + 1)
        {
            end = Math.Max(start, EndOfBlock(lines, start));
            if (end > start && Opening(lines[start]) != null)
                yield return (start, end);
        }
    }

    /// <summary>The last line of the block that a line begins; -1 when it begins none.</summary>
    private static int EndOfBlock(IReadOnlyList<string> lines, int start)
    {
        if (Opening(lines[start]) is { } fence)
            return IndexOf(lines, start + 1, x => Closes(x.Trim(), fence));
        if (!OpensComment(lines[start]))
            return -1;
        string first = lines[start].TrimStart()[CommentStart.Length..];
        return first.Contains(CommentEnd, StringComparison.Ordinal)
            ? start
            : IndexOf(lines, start + 1, x => x.Contains(CommentEnd, StringComparison.Ordinal));
    }

    private static int IndexOf(IReadOnlyList<string> lines, int start, Func<string, bool> isWanted)
    {
        for (int i = start; i < lines.Count; i++)
        {
            if (isWanted(lines[i]))
                return i;
        }
        return -1;
    }

    private static string? Opening(string line) =>
        Fence().Match(line) is { Success: true } match ? match.Groups["fence"].Value : null;

    private static bool OpensComment(string line) =>
        line.TrimStart().StartsWith(CommentStart, StringComparison.Ordinal);

    /// <summary>True for as many characters of the same kind, or more, and nothing else.</summary>
    private static bool Closes(string line, string fence) =>
        line.Length >= fence.Length && line.All(x => x == fence[0]);

    /// <summary>Behind a fence of backticks stands no other backtick: that would be code within a line.</summary>
    [GeneratedRegex(
        @"^\s*((?:[-*+]|\d{1,9}[.)])\s+)*(?<fence>`{3,}(?=[^`]*$)|~{3,})",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Fence();
}
