using System.Text;

namespace Automation.Environments;

/// <summary>A table of fixed widths for a terminal. What is too wide goes on in the next line.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";
    private readonly int[] widths;
    private readonly StringBuilder text = new();

    /// <summary>Begins a table.</summary>
    /// <param name="columns">The head of each column with its width in characters.</param>
    public TextTable(params (string Head, int Width)[] columns)
    {
        widths = [.. columns.Select(x => x.Width)];
        Add([.. columns.Select(x => x.Head)]);
        Add([.. columns.Select(x => new string('-', x.Width))]);
    }

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells)
    {
        List<string>[] lines = [.. cells.Select((x, i) => Wrap(x, widths[i]))];
        for (int line = 0; line < lines.Max(x => x.Count); line++)
        {
            IEnumerable<string> parts = lines.Select((x, i) => (line < x.Count ? x[line] : "").PadRight(widths[i]));
            text.Append(string.Join(Gap, parts).TrimEnd()).Append('\n');
        }
    }

    /// <summary>Adds a line that goes across all columns, as it is.</summary>
    public void AddLine(string line) => text.Append(line).Append('\n');

    /// <summary>The lines, without the last line end.</summary>
    public override string ToString() => text.ToString().TrimEnd('\n');

    /// <summary>Breaks a text at blanks, and a word that is too long anywhere.</summary>
    public static List<string> Wrap(string text, int width)
    {
        List<string> lines = [""];
        foreach (string word in text.Split(' ').SelectMany(x => x.Chunk(width)).Select(x => new string(x)))
        {
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }
}
