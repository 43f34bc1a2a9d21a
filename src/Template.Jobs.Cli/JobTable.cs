using System.Globalization;
using System.Text.Json.Nodes;

namespace Template.Jobs.Cli;

/// <summary>Jobs as lines for people.</summary>
internal static class JobTable
{
    private static readonly (string Title, int Width)[] Columns =
    [
        ("ID", 32),
        ("STATUS", 9),
        ("TYPE", 12),
        ("TRIES", 5),
        ("CREATED", 20),
        ("ERROR", 0),
    ];

    public static void Write(TextWriter output, IEnumerable<JsonNode?> jobs)
    {
        output.WriteLine(Line(Columns.Select(x => x.Title)));
        foreach (JsonNode job in jobs.OfType<JsonNode>())
        {
            output.WriteLine(
                Line([
                    Text(job, "id"),
                    Text(job, "status"),
                    Text(job, "type"),
                    $"{Text(job, "attempts")}/{Text(job, "maxAttempts")}",
                    Moment(Text(job, "createdAt")),
                    OneLine(Text(job, "error")),
                ])
            );
        }
    }

    public static string Text(JsonNode job, string name) => job[name]?.ToString() ?? "";

    private static string Line(IEnumerable<string> cells) =>
        string.Join("  ", cells.Select((x, i) => x.PadRight(Columns[i].Width))).TrimEnd();

    private static string Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset moment)
            ? moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : text;

    // What a job says must not be able to write over a terminal.
    private static string OneLine(string text) => new([.. text.Select(x => char.IsControl(x) ? ' ' : x)]);
}
