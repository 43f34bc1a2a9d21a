using System.Collections.Specialized;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>A request as a route gets it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, unescaped.</param>
/// <param name="Login">Whose token it came with.</param>
/// <param name="Access">What the token may do.</param>
/// <param name="Content">The body's bytes.</param>
public sealed record LoopbackRequest(
    string Method,
    string Path,
    string Login,
    LoopbackAccess Access,
    ReadOnlyMemory<byte> Content
)
{
    /// <summary>The body; empty when there was none, or no JSON object.</summary>
    public JsonObject Body { get; init; } = [];

    /// <summary>What the caller wants to get.</summary>
    public string Accept { get; init; } = "";

    /// <summary>The address without the query.</summary>
    public string Address { get; init; } = "";

    internal NameValueCollection Headers { get; init; } = [];

    internal NameValueCollection Parameters { get; init; } = [];

    internal IReadOnlyDictionary<string, string> Values { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What stands in the path in place of a part such as <c>{number}</c>.</summary>
    public string Value(string name) => Values[name];

    /// <summary>The same as a number; 0 when it is none, which nothing has.</summary>
    public long Number(string name) =>
        long.TryParse(Values[name], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    /// <summary>A value of the query; null when it is not there.</summary>
    public string? Query(string name) => Parameters[name];

    /// <summary>A header; null when it is not there.</summary>
    public string? Header(string name) => Headers[name];

    /// <summary>A text of the body; null when it is not there, or no text.</summary>
    public string? Text(string name) =>
        Body[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A yes or no of the body; null when it is not there.</summary>
    public bool? Flag(string name) => Body[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    /// <summary>The texts of a list in the body.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        Body[name] is JsonArray array
            ? [.. array.OfType<JsonValue>().Select(x => x.TryGetValue(out string? text) ? text : "")]
            : [];
}
