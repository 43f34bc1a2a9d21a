using System.Text.Json;

namespace Automation.Documentation.Reference;

/// <summary>Reads JSON schemas, as far as people want to know: keys, types, and what they mean.</summary>
/// <param name="document">The document that references are relative to.</param>
internal sealed class SchemaTable(JsonElement document)
{
    private const int Deepest = 6;

    /// <summary>A table of the keys of a schema and of all below it.</summary>
    public string Write(JsonElement schema) => PageText.Table(["key", "type", "meaning"], Rows(schema, "", Deepest));

    /// <summary>The type of a schema as Markdown; where it refers to another one, its name links to a heading of the page.</summary>
    public string Type(JsonElement schema)
    {
        if (Text(schema, "$ref") is { } reference)
        {
            string name = reference.Split('/')[^1];
            return $"[{name}](#{name.ToLowerInvariant()})";
        }
        if (schema.TryGetProperty("enum", out JsonElement values))
            return string.Join(", ", values.EnumerateArray().Select(x => PageText.Code(x.ToString())));
        if (schema.TryGetProperty("items", out JsonElement items))
            return $"list of {Type(items)}";
        foreach (string choice in (string[])["oneOf", "anyOf"])
            if (schema.TryGetProperty(choice, out JsonElement choices))
                return string.Join(" or ", choices.EnumerateArray().Select(Type).Distinct(StringComparer.Ordinal));
        if (!schema.TryGetProperty("type", out JsonElement type))
            return schema.TryGetProperty("const", out JsonElement only) ? PageText.Code(only.ToString()) : "any";
        return type.ValueKind == JsonValueKind.Array
            ? string.Join(" or ", type.EnumerateArray().Select(x => x.ToString()))
            : type.ToString();
    }

    /// <summary>A text of an object; null when it has none of this name.</summary>
    public static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object
        && of.TryGetProperty(name, out JsonElement text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private IEnumerable<string[]> Rows(JsonElement schema, string prefix, int left)
    {
        JsonElement of = Followed(schema);
        if (left == 0 || of.ValueKind != JsonValueKind.Object || !of.TryGetProperty("properties", out JsonElement keys))
            yield break;
        HashSet<string> required = of.TryGetProperty("required", out JsonElement names)
            ? [.. names.EnumerateArray().Select(x => x.ToString())]
            : [];
        foreach (JsonProperty key in keys.EnumerateObject().Where(x => x.Value.ValueKind == JsonValueKind.Object))
        {
            JsonElement value = Followed(key.Value);
            string meaning = PageText.Plain(Text(key.Value, "description") ?? Text(value, "description") ?? "");
            if (required.Contains(key.Name))
                meaning = $"{meaning} Required.".Trim();
            yield return [PageText.Code(prefix + key.Name), Type(value), meaning];
            JsonElement below = value.TryGetProperty("items", out JsonElement items) ? items : value;
            string step = value.TryGetProperty("items", out _) ? "[]." : ".";
            foreach (string[] row in Rows(below, prefix + key.Name + step, left - 1))
                yield return row;
        }
    }

    /// <summary>What a reference within the document leads to.</summary>
    private JsonElement Followed(JsonElement schema)
    {
        if (Text(schema, "$ref") is not { } reference || !reference.StartsWith("#/", StringComparison.Ordinal))
            return schema;
        JsonElement at = document;
        foreach (string step in reference[2..].Split('/'))
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                return schema;
        return at;
    }
}
