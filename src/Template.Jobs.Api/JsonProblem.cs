using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Template.Jobs.Api;

/// <summary>Says what is wrong with the JSON of a request, in the words of the request.</summary>
internal static partial class JsonProblem
{
    public static string Describe(JsonException problem, JsonTypeInfo? body)
    {
        string place = Place(problem);
        // What the parser says is about the text alone. What the serializer says is about types of this program.
        if (problem.InnerException is JsonException parser)
            return $"The body is no JSON{place}. {ParserTail().Replace(parser.Message, "")}";
        if (problem.InnerException?.Message.Contains("UTF-", StringComparison.Ordinal) == true)
            return $"The body has a text that is not Unicode{place}.";
        string? name = Name(problem.Path);
        JsonPropertyInfo[] fields = [.. body?.Properties ?? []];
        if (name == null)
            return Whole(problem, fields, place);
        JsonPropertyInfo? field = fields.FirstOrDefault(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (problem.Message.StartsWith("Duplicate", StringComparison.Ordinal))
            return $"A field is there twice{place}, in or under '{name}'.";
        return field == null
            ? $"There is no field '{name}'{place}. The fields are {Names(fields)}."
            : $"The field '{field.Name}' does not fit{place}: it must be {Expected(field.PropertyType)}.";
    }

    private static string Whole(JsonException problem, JsonPropertyInfo[] fields, string place)
    {
        if (problem.Message.StartsWith("Duplicate", StringComparison.Ordinal))
            return $"A field is there twice{place}.";
        string[] needed = [.. fields.Where(x => x.IsRequired).Select(x => $"'{x.Name}'")];
        return needed.Length == 0 || !problem.Message.Contains("required", StringComparison.Ordinal)
            ? $"The body must be a JSON object with the fields {Names(fields)}."
            : $"The field {string.Join(" and ", needed)} is missing. The fields are {Names(fields)}.";
    }

    private static string Place(JsonException problem) =>
        problem is { LineNumber: { } line, BytePositionInLine: { } position }
            ? string.Create(CultureInfo.InvariantCulture, $" at line {line + 1}, position {position + 1}")
            : "";

    private static string? Name(string? path)
    {
        Match match = FirstField().Match(path ?? "");
        return match.Success ? match.Groups["name"].Value : null;
    }

    private static string Names(IEnumerable<JsonPropertyInfo> fields) => string.Join(", ", fields.Select(x => x.Name));

    private static string Expected(Type type)
    {
        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner.IsEnum)
            return string.Join(" or ", Enum.GetNames(inner)).ToLowerInvariant();
        if (inner == typeof(DateTimeOffset))
            return "a time, as in 2030-01-31T12:00:00Z";
        return inner == typeof(int) ? "a whole number" : "a text";
    }

    [GeneratedRegex(@"^\$(\.(?<name>[^.\[]+)|\['(?<name>.*?)'\])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstField();

    // Where it is was said already, and there are no options for whoever sends a request.
    [GeneratedRegex(
        @"( Change the reader options\.)|( Path: .*)|( LineNumber: .*)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex ParserTail();
}
