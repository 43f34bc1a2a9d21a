namespace Template.FizzBuzz;

/// <summary>How the elements of a range are written as UTF-8: plain lines, a JSON array or CSV.</summary>
public sealed class LineFormat
{
    private readonly Func<string, string> escape;

    private LineFormat(string name, Func<string, string> escape)
    {
        Name = name;
        this.escape = escape;
    }

    /// <summary>One element per line, each line ended by a line feed.</summary>
    public static LineFormat Text { get; } = new("text", word => word) { LineEnd = "\n"u8.ToArray() };

    /// <summary>One JSON array with one element per line: numbers as JSON numbers, words as strings.</summary>
    public static LineFormat Json { get; } =
        new("json", EscapeJson)
        {
            Opening = "[\n"u8.ToArray(),
            LineEnd = ",\n"u8.ToArray(),
            Closing = "\n]\n"u8.ToArray(),
            Quote = "\""u8.ToArray(),
        };

    /// <summary>A header and then one line <c>number,text</c> per element, quoted as RFC 4180 tells, ended by a line feed.</summary>
    public static LineFormat Csv { get; } =
        new("csv", EscapeCsv)
        {
            Opening = "number,text\n"u8.ToArray(),
            LineEnd = "\n"u8.ToArray(),
            Quote = "\""u8.ToArray(),
            QuotesOnlyWhereNeeded = true,
            HasNumberColumn = true,
        };

    /// <summary>The names of all formats.</summary>
    public static string Names => $"{Text.Name}, {Json.Name}, {Csv.Name}";

    /// <summary>The name that users type: <c>text</c>, <c>json</c> or <c>csv</c>.</summary>
    public string Name { get; }

    /// <summary>What stands before the first line.</summary>
    internal byte[] Opening { get; private init; } = [];

    /// <summary>What ends every line but the last; at most 8 bytes.</summary>
    internal byte[] LineEnd { get; private init; } = [];

    /// <summary>What stands after the last line in place of its line end; null where that is the line end itself.</summary>
    internal byte[]? Closing { get; private init; }

    /// <summary>What stands on both sides of a text.</summary>
    internal byte[] Quote { get; private init; } = [];

    /// <summary>Whether texts are quoted only when a word of the rules holds a character that asks for it.</summary>
    internal bool QuotesOnlyWhereNeeded { get; private init; }

    /// <summary>Whether each line begins with the number and a comma.</summary>
    internal bool HasNumberColumn { get; private init; }

    /// <summary>The format of a name, in any case, or null where there is none.</summary>
    public static LineFormat? Find(string name)
    {
        LineFormat[] formats = [Text, Json, Csv];
        return Array.Find(formats, format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name of the format.</summary>
    public override string ToString() => Name;

    internal string Escape(string word) => escape(word);

    private static string EscapeJson(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string EscapeCsv(string word) => word.Replace("\"", "\"\"", StringComparison.Ordinal);
}
