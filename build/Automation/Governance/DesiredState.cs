using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>Compares what should be with what is, by meaning: order does not count, nor does what GitHub says besides, nor whether nothing is null, empty or left out.</summary>
internal static class DesiredState
{
    /// <summary>What tells the items of a list apart.</summary>
    private static readonly string[] Keys = ["type", "context", "actor_type", "actor_id", "name", "id"];

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What differs.</summary>
    /// <param name="where">What is compared, for people.</param>
    /// <param name="should">What should be.</param>
    /// <param name="actual">What is; null when there is nothing.</param>
    public static IEnumerable<Difference> Compare(string where, JsonNode? should, JsonNode? actual) =>
        should switch
        {
            JsonObject wanted when actual is JsonObject found => wanted.SelectMany(x =>
                Compare(Join(where, x.Key), x.Value, found[x.Key])
            ),
            JsonObject wanted when actual == null => wanted.SelectMany(x => Compare(Join(where, x.Key), x.Value, null)),
            JsonArray wanted when actual is JsonArray or null => CompareItems(where, wanted, actual as JsonArray ?? []),
            _ => IsSame(should, actual) ? [] : [new Difference(where, Text(actual), Text(should))],
        };

    /// <summary>A value in one line, for people.</summary>
    public static string Text(JsonNode? value) =>
        value switch
        {
            null => "nothing",
            JsonValue text when text.TryGetValue(out string? plain) => plain,
            _ => value.ToJsonString(Plain),
        };

    private static List<Difference> CompareItems(string where, JsonArray wanted, JsonArray found)
    {
        if (!wanted.Concat(found).All(x => x is JsonObject))
        {
            string[] should = [.. wanted.Select(Text).Order(StringComparer.Ordinal)];
            string[] actual = [.. found.Select(Text).Order(StringComparer.Ordinal)];
            return should.SequenceEqual(actual, StringComparer.Ordinal)
                ? []
                : [new Difference(where, List(actual), List(should))];
        }
        List<Difference> differences = [];
        List<JsonNode?> left = [.. found];
        foreach (JsonNode item in wanted.OfType<JsonNode>())
        {
            string name = NameOf(item);
            JsonNode? same = left.Find(x => NameOf(x!) == name);
            left.Remove(same);
            if (same == null)
                differences.Add(new Difference($"{where} {name}", "missing", "there"));
            else
                differences.AddRange(Compare($"{where} {name}", item, same));
        }
        differences.AddRange(left.Select(x => new Difference($"{where} {NameOf(x!)}", "there", "not there")));
        return differences;
    }

    /// <summary>What an item is called. An <c>id</c> only counts where nothing else does.</summary>
    private static string NameOf(JsonNode item)
    {
        string[] parts = [.. Keys.Select(x => item[x]).OfType<JsonValue>().Select(Text)];
        return parts.Length == 0 ? Text(item) : string.Join(' ', parts);
    }

    private static bool IsSame(JsonNode? should, JsonNode? actual) =>
        (IsNothing(should) && IsNothing(actual)) || JsonNode.DeepEquals(should, actual);

    private static bool IsNothing(JsonNode? value) =>
        value switch
        {
            null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
            JsonValue flag => flag.GetValueKind() == JsonValueKind.False
                || (flag.TryGetValue(out string? text) && text.Length == 0),
            _ => false,
        };

    private static string List(string[] items) => items.Length == 0 ? "nothing" : string.Join(", ", items);

    private static string Join(string where, string key) => where.EndsWith(':') ? $"{where} {key}" : $"{where}.{key}";
}
