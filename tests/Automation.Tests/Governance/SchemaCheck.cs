using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Automation.Tests.Governance;

/// <summary>Holds JSON to a JSON Schema, as far as the schema of governance goes.</summary>
internal static class SchemaCheck
{
    /// <summary>What is wrong, with the place; nothing when the value fits.</summary>
    public static IReadOnlyList<string> Problems(JsonNode schema, JsonNode? value, string at = "$")
    {
        if (schema["type"] is { } type && !Texts(type).Contains(KindOf(value), StringComparer.Ordinal))
            return [$"{at} is of kind {KindOf(value)}"];
        List<string> problems = [];
        if (schema["enum"] is JsonArray allowed && !allowed.Any(x => JsonNode.DeepEquals(x, value)))
            problems.Add($"{at} is {value}, which is not in the list");
        if (
            schema["pattern"] is { } pattern
            && !Regex.IsMatch($"{value}", $"{pattern}", RegexOptions.None, TimeSpan.FromSeconds(1))
        )
            problems.Add($"{at} is {value}, which does not match {pattern}");
        if (schema["minimum"] is { } minimum && (int)value! < (int)minimum)
            problems.Add($"{at} is below {minimum}");
        if (value is JsonArray array && schema["items"] is { } items)
            problems.AddRange(
                array.SelectMany((x, i) => Problems(items, x, FormattableString.Invariant($"{at}[{i}]")))
            );
        if (value is JsonObject members)
            problems.AddRange(Members(schema, members, at));
        return problems;
    }

    private static IEnumerable<string> Members(JsonNode schema, JsonObject members, string at)
    {
        IEnumerable<string> missing = (schema["required"]?.AsArray() ?? [])
            .Select(x => (string)x!)
            .Where(x => !members.ContainsKey(x))
            .Select(x => $"{at} has no {x}");
        return missing.Concat(
            members.SelectMany(x =>
                (schema["properties"]?[x.Key] ?? schema["additionalProperties"]) switch
                {
                    JsonObject inner => Problems(inner, x.Value, $"{at}.{x.Key}"),
                    JsonValue => [$"{at}.{x.Key} is not known"],
                    _ => [],
                }
            )
        );
    }

    private static string KindOf(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "integer",
            _ => "boolean",
        };

    private static string[] Texts(JsonNode value) =>
        value is JsonArray several ? [.. several.Select(x => (string)x!)] : [(string)value!];
}
