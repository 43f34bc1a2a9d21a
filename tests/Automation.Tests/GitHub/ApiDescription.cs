using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Automation.Tests.GitHub;

/// <summary>An OpenAPI 3.0 description, and what in a body is not as it says.</summary>
internal sealed class ApiDescription(JsonElement root)
{
    /// <summary>The operation of a request; null when it is not described.</summary>
    public (string Name, JsonElement Operation)? Find(string method, string path)
    {
        foreach (JsonProperty described in root.GetProperty("paths").EnumerateObject())
        {
            string pattern = Regex.Replace(
                described.Name,
                @"\{(?<name>\w+)\}",
                x => x.Groups["name"].Value is "ref" or "branch" ? ".+" : "[^/]+",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            );
            if (
                Regex.IsMatch(path, $"^{pattern}$", RegexOptions.None, TimeSpan.FromSeconds(1))
                && described.Value.TryGetProperty(method.ToLowerInvariant(), out JsonElement operation)
            )
                return ($"{method} {described.Name}", operation);
        }
        return null;
    }

    /// <summary>What is wrong with the body of a request; it has nothing that is not described.</summary>
    public IEnumerable<string> InRequest(JsonElement operation, string body) =>
        operation.TryGetProperty("requestBody", out JsonElement described)
            ? Check(Schema(described), Parse(body), "body", isClosed: true)
            : ["a body is not described"];

    /// <summary>What is wrong with the body of an answer; null when its status is not described.</summary>
    public IEnumerable<string>? InAnswer(JsonElement operation, int status, string? body)
    {
        string name = status.ToString(CultureInfo.InvariantCulture);
        if (!operation.GetProperty("responses").TryGetProperty(name, out JsonElement answer))
            return null;
        answer = Resolve(answer);
        return body == null
            ? answer.TryGetProperty("content", out _)
                ? ["the body is missing"]
                : []
            : answer.TryGetProperty("content", out _)
                ? Check(Schema(answer), Parse(body), "answer", isClosed: false)
                // Refusals have a body that says why, also where the description has none.
                : status >= 400
                    ? []
                    : ["a body is not described"];
    }

    private JsonElement Schema(JsonElement described)
    {
        JsonElement content = described.GetProperty("content");
        return content.TryGetProperty("application/json", out JsonElement json)
            ? json.GetProperty("schema")
            : content.EnumerateObject().First().Value.GetProperty("schema");
    }

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at, bool isClosed)
    {
        schema = Resolve(schema);
        if (value.ValueKind == JsonValueKind.Null && Is(schema, "nullable"))
            return [];
        if (Alternatives(schema) is { } alternatives)
        {
            string[][] problems = [.. alternatives.Select(x => Check(x, value, at, isClosed).ToArray())];
            return problems.Any(x => x.Length == 0) ? [] : problems[0];
        }
        IEnumerable<string> all = schema.TryGetProperty("allOf", out JsonElement parts)
            ? parts.EnumerateArray().SelectMany(x => Check(x, value, at, isClosed: false))
            : [];
        return all.Concat(OfType(schema, value, at)).Concat(OfParts(schema, value, at, isClosed));
    }

    private static IEnumerable<string> OfType(JsonElement schema, JsonElement value, string at)
    {
        string? type = schema.TryGetProperty("type", out JsonElement named) ? named.GetString() : null;
        bool isRight = type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => true,
        };
        if (!isRight)
            yield return $"{at} is no {type}";
        if (
            schema.TryGetProperty("enum", out JsonElement values)
            && !values.EnumerateArray().Any(x => x.GetRawText() == value.GetRawText())
        )
            yield return $"{at} is {value}, which is not in the list";
        string? format = schema.TryGetProperty("format", out JsonElement form) ? form.GetString() : null;
        if (
            isRight
            && value.ValueKind == JsonValueKind.String
            && (
                (
                    format == "date-time"
                    && !DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _)
                )
                || (
                    format == "uri"
                    && value.GetString() is { Length: > 0 }
                    && !Uri.TryCreate(value.GetString(), UriKind.Absolute, out _)
                )
            )
        )
            yield return $"{at} is {value}, which is no {format}";
    }

    private IEnumerable<string> OfParts(JsonElement schema, JsonElement value, string at, bool isClosed)
    {
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement items))
            return value.EnumerateArray().SelectMany((x, i) => Check(items, x, $"{at}[{i}]", isClosed));
        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out JsonElement properties))
            return [];
        IEnumerable<string> missing = schema.TryGetProperty("required", out JsonElement required)
            ? required
                .EnumerateArray()
                .Where(x => !value.TryGetProperty(x.GetString()!, out _))
                .Select(x => $"{at}.{x} is missing")
            : [];
        bool isOpen = !isClosed || Is(schema, "additionalProperties");
        return missing.Concat(
            value
                .EnumerateObject()
                .SelectMany(x =>
                    properties.TryGetProperty(x.Name, out JsonElement property)
                        ? Check(property, x.Value, $"{at}.{x.Name}", isClosed)
                    : isOpen ? []
                    : [$"{at}.{x.Name} is not described"]
                )
        );
    }

    private static JsonElement.ArrayEnumerator? Alternatives(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out JsonElement one) ? one.EnumerateArray()
        : schema.TryGetProperty("anyOf", out JsonElement any) ? any.EnumerateArray()
        : null;

    private JsonElement Resolve(JsonElement element)
    {
        while (element.TryGetProperty("$ref", out JsonElement reference))
        {
            element = root;
            foreach (string part in reference.GetString()!.TrimStart('#', '/').Split('/'))
                element = element.GetProperty(part);
        }
        return element;
    }

    private static bool Is(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static JsonElement Parse(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
