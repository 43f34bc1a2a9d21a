using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Template.Jobs.Cli;

/// <summary>Makes texts of strangers harmless: what a job says must not be able to write over a terminal.</summary>
internal static class Plain
{
    // Letters stay readable; control characters are escaped all the same.
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text in one line without control characters and without marks that turn the direction of writing.</summary>
    public static string Text(string text) => new([.. text.Select(x => IsHarmless(x) ? x : ' ')]);

    /// <summary>JSON in one line.</summary>
    public static string Json(JsonNode? node) => node?.ToJsonString(Readable) ?? "null";

    /// <summary>The text, cut where it is too long.</summary>
    public static string Cut(string text, int width) =>
        text.Length <= width ? text : string.Concat(text.AsSpan(0, Math.Max(0, width - 1)), "…");

    private static bool IsHarmless(char letter) =>
        char.GetUnicodeCategory(letter)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
