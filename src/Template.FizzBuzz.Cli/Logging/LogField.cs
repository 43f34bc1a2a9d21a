using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;

namespace Template.FizzBuzz.Cli.Logging;

/// <summary>A named value of a log entry.</summary>
/// <param name="Name">Its name, in camel case.</param>
/// <param name="Value">It, in invariant letters and digits.</param>
/// <param name="IsJson">Whether the value is JSON as it stands; if not, it is a string.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LogField(string Name, string Value, bool IsJson)
{
    public static LogField Text(string name, string value) => new(name, value, IsJson: false);

    public static LogField Number(string name, UInt128 value) =>
        new(name, value.ToString(CultureInfo.InvariantCulture), IsJson: true);

    public static LogField Measure(string name, double value) =>
        new(name, value.ToString("0.######", CultureInfo.InvariantCulture), IsJson: true);

    /// <summary>An object with a member for each text.</summary>
    public static LogField Counts(string name, IEnumerable<TextCount> counts) =>
        new(name, $"{{{string.Join(',', counts.Select(Member))}}}", IsJson: true);

    /// <summary>A JSON string.</summary>
    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private static string Member(TextCount count) =>
        string.Create(CultureInfo.InvariantCulture, $"{Quote(count.Text)}:{count.Lines}");
}
