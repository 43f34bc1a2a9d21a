using System.IO.Enumeration;

namespace Automation.Doctor;

/// <summary>The line ends that the <c>.editorconfig</c> at the top of a repository asks for, where a section names files by a plain pattern.</summary>
internal sealed class EditorConfigEnds
{
    private readonly List<(string[] Patterns, string Ends)> sections = [];

    private EditorConfigEnds() { }

    /// <summary>Reads the file.</summary>
    /// <param name="text">Its text; empty when there is none.</param>
    public static EditorConfigEnds Parse(string text)
    {
        EditorConfigEnds read = new();
        string[] patterns = [];
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
                patterns = [.. Alternatives(line[1..^1])];
            else if (
                line.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value]
                && key.Equals("end_of_line", StringComparison.OrdinalIgnoreCase)
            )
                read.sections.Add((patterns, value.ToLowerInvariant()));
        }
        return read;
    }

    /// <summary>The line ends of a file, lf or crlf; null when nothing is said.</summary>
    /// <param name="path">The path relative to the root.</param>
    public string? For(string path)
    {
        string name = Path.GetFileName(path);
        string? ends = sections
            .LastOrDefault(x => x.Patterns.Any(y => FileSystemName.MatchesSimpleExpression(y, name)))
            .Ends;
        return ends is "lf" or "crlf" ? ends : null;
    }

    /// <summary>A pattern such as <c>*.{a,b}</c> as several; one with folders matches nothing.</summary>
    private static IEnumerable<string> Alternatives(string pattern)
    {
        int open = pattern.IndexOf('{', StringComparison.Ordinal);
        int close = pattern.IndexOf('}', StringComparison.Ordinal);
        return open < 0 || close < open
            ? [pattern]
            : pattern[(open + 1)..close].Split(',').Select(x => pattern[..open] + x.Trim() + pattern[(close + 1)..]);
    }
}
