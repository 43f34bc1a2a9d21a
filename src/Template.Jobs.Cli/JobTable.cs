using System.Globalization;
using System.Text.Json.Nodes;

namespace Template.Jobs.Cli;

/// <summary>Jobs as lines: one for each where a program reads, and with the error below it where a person does.</summary>
internal sealed class JobTable(TextWriter output, int? width)
{
    private const int TypeColumn = 2;
    private const int NarrowestType = 4;
    private const string Gap = "  ";

    public void Write(IEnumerable<JsonObject> jobs)
    {
        JsonObject[] all = [.. jobs];
        string[] titles = ["ID", "STATUS", "TYPE", "TRIES", "CREATED"];
        string[][] lines = [titles, .. all.Select(Cells)];
        int[] widths = [.. titles.Select((_, i) => lines.Max(x => x[i].Length))];
        if (width is { } most)
            widths[TypeColumn] = Math.Min(
                widths[TypeColumn],
                Math.Max(NarrowestType, most - (widths.Sum() - widths[TypeColumn] + (Gap.Length * (widths.Length - 1))))
            );
        output.WriteLine((Line(lines[0], widths) + (width == null ? Gap + "ERROR" : "")).TrimEnd());
        for (int i = 0; i < all.Length; i++)
            WriteJob(Line(lines[i + 1], widths), Text(all[i], "error"));
    }

    /// <summary>A field of a job, harmless for a terminal; empty when there is none.</summary>
    public static string Text(JsonObject job, string name) => Plain.Text(job[name]?.ToString() ?? "");

    private void WriteJob(string line, string error)
    {
        if (width is not { } most)
        {
            output.WriteLine((line + Gap + error).TrimEnd());
            return;
        }

        output.WriteLine(line.TrimEnd());
        if (error.Length > 0)
            output.WriteLine(Plain.Cut(Gap + error, most));
    }

    private string[] Cells(JsonObject job) =>
        [
            Text(job, "id"),
            Text(job, "status"),
            Text(job, "type"),
            $"{Text(job, "attempts")}/{Text(job, "maxAttempts")}",
            Moment(Text(job, "createdAt")),
        ];

    private static string Line(string[] cells, int[] widths) =>
        string.Join(Gap, cells.Select((x, i) => Plain.Cut(x, widths[i]).PadRight(widths[i])));

    private string Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset moment)
            ? moment.UtcDateTime.ToString(
                width == null ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm",
                CultureInfo.InvariantCulture
            )
            : text;
}
