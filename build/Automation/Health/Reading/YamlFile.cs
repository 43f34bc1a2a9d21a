using YamlDotNet.Core;

namespace Automation.Health.Reading;

/// <summary>A YAML file, or why it is none.</summary>
/// <param name="Path">The path relative to the root.</param>
/// <param name="Text">The text.</param>
/// <param name="Documents">The documents; none when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read, as a sentence; null when it can.</param>
/// <param name="ProblemLine">The line of the problem, from 1.</param>
internal sealed record YamlFile(
    string Path,
    string Text,
    IReadOnlyList<YamlValue> Documents,
    string? Problem = null,
    int ProblemLine = 1
)
{
    private static readonly YamlValue Nothing = YamlValue.Scalar(1, "", isPlain: true);
    private string[]? lines;

    /// <summary>The first document, or a value that says nothing.</summary>
    public YamlValue Root => Documents.Count > 0 ? Documents[0] : Nothing;

    /// <summary>The lines of the text.</summary>
    public string[] Lines => lines ??= Text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Reads a text. It does not throw.</summary>
    public static YamlFile Parse(string path, string text)
    {
        try
        {
            return new YamlFile(path, text, new YamlTree(text).Read());
        }
        catch (YamlException exception)
        {
            int line = Math.Max(1, (int)Math.Min(exception.Start.Line, int.MaxValue));
            return new YamlFile(path, text, [], exception.Message.TrimEnd('.') + ".", line);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new YamlFile(path, text, [], "A bracket or a quote is not closed, or an escape is none.");
        }
    }

    /// <summary>The line of a part of a scalar that may go over several lines.</summary>
    public int LineOf(YamlValue scalar, string part)
    {
        string first = part.Trim().Split('\n')[0].TrimEnd();
        for (int i = scalar.Line - 1; i < Lines.Length; i++)
        {
            if (Lines[i].Contains(first, StringComparison.Ordinal))
                return i + 1;
        }
        return scalar.Line;
    }
}
