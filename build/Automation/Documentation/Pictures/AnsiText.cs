using System.Text.RegularExpressions;

namespace Automation.Documentation.Pictures;

/// <summary>What a terminal shows after a program wrote to it: colours are kept, and what was overwritten is gone.</summary>
public sealed partial class AnsiText
{
    private readonly int columns;
    private readonly List<List<(char Character, AnsiStyle Style)>> rows =
    [
        [],
    ];
    private AnsiStyle style;
    private int column;

    private AnsiText(int columns) => this.columns = columns;

    /// <summary>Reads what was written.</summary>
    /// <param name="output">The output, with its escape sequences.</param>
    /// <param name="columns">The terminal's width; longer lines go on in the next.</param>
    /// <returns>The lines from the first to the last that show something, without blanks at their ends.</returns>
    public static IReadOnlyList<IReadOnlyList<AnsiRun>> Read(string output, int columns)
    {
        AnsiText text = new(columns);
        foreach (Match piece in Piece().Matches(output))
            text.Take(piece);
        IReadOnlyList<AnsiRun>[] lines = [.. text.rows.Select(Runs)];
        int first = Array.FindIndex(lines, x => x.Count > 0);
        return first < 0 ? [] : lines[first..(Array.FindLastIndex(lines, x => x.Count > 0) + 1)];
    }

    private void Take(Match piece)
    {
        if (piece.Groups["final"] is { Success: true } final)
        {
            if (final.Value == "m")
                style = style.With(piece.Groups["parameters"].Value);
            else if (final.Value == "K")
                Erase(piece.Groups["parameters"].Value);
        }
        else if (piece.Groups["character"] is { Success: true } character)
        {
            Put(character.Value[0]);
        }
    }

    private void Put(char character)
    {
        switch (character)
        {
            case '\n':
                rows.Add([]);
                column = 0;
                break;
            case '\r':
                column = 0;
                break;
            case '\b':
                column = Math.Max(0, column - 1);
                break;
            case '\t':
                column = Math.Min(columns - 1, (column / 8 + 1) * 8);
                break;
            case >= ' ':
                Show(character);
                break;
        }
    }

    private void Show(char character)
    {
        if (column == columns)
            Put('\n');
        List<(char, AnsiStyle)> row = rows[^1];
        while (row.Count <= column)
            row.Add((' ', default));
        row[column++] = (character, style);
    }

    private void Erase(string part)
    {
        List<(char, AnsiStyle)> row = rows[^1];
        if (part is "" or "0" && row.Count > column)
            row.RemoveRange(column, row.Count - column);
        else if (part == "2")
            row.Clear();
    }

    private static List<AnsiRun> Runs(List<(char Character, AnsiStyle Style)> row)
    {
        int end = row.FindLastIndex(x => x.Character != ' ') + 1;
        List<AnsiRun> runs = [];
        for (int start = 0, next; start < end; start = next)
        {
            AnsiStyle look = row[start].Style;
            for (next = start + 1; next < end && row[next].Style == look; )
                next++;
            string text = string.Concat(row[start..next].Select(x => x.Character));
            if (!string.IsNullOrWhiteSpace(text))
                runs.Add(new AnsiRun(start, text, look));
        }
        return runs;
    }

    /// <summary>A sequence with parameters, one that sets a title or such, one of two characters, or a character.</summary>
    [GeneratedRegex(
        @"\e\[(?<parameters>[0-?]*)[ -/]*(?<final>[@-~])|\e\][^\a\e]*(\a|\e\\)|\e.|(?<character>[\s\S])",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Piece();
}
