using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>What is answered to a request.</summary>
/// <param name="Status">The status.</param>
/// <param name="Content">The body's bytes.</param>
/// <param name="Type">The media type.</param>
public sealed record LoopbackAnswer(int Status, ReadOnlyMemory<byte> Content, string Type = LoopbackAnswer.JsonType)
{
    private const string JsonType = "application/json; charset=utf-8";
    private const int DefaultPage = 30;
    private const int LargestPage = 100;

    /// <summary>Headers that it has besides.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Nothing, as an answer to what was done.</summary>
    public static LoopbackAnswer Done { get; } = new(204, default);

    /// <summary>There is nothing of that name that the token may see.</summary>
    public static LoopbackAnswer Missing { get; } = Refused(404, "Not Found");

    /// <summary>An object or a list.</summary>
    public static LoopbackAnswer Json(JsonNode body, int status = 200)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new LoopbackAnswer(status, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    /// <summary>A refusal in GitHub's form.</summary>
    public static LoopbackAnswer Refused(int status, string message) =>
        Json(
            new JsonObject
            {
                ["message"] = message,
                ["documentation_url"] = "https://docs.github.com/rest",
                ["status"] = status.ToString(CultureInfo.InvariantCulture),
            },
            status
        );

    /// <summary>A refusal of one field, in GitHub's form.</summary>
    /// <param name="resource">What was to be made or changed, such as <c>Release</c>.</param>
    /// <param name="field">The field.</param>
    /// <param name="code">What is wrong, such as <c>missing_field</c>, <c>invalid</c> or <c>already_exists</c>.</param>
    public static LoopbackAnswer Invalid(string resource, string field, string code) =>
        Json(
            new JsonObject
            {
                ["message"] = "Validation Failed",
                ["errors"] = new JsonArray(
                    new JsonObject
                    {
                        ["resource"] = resource,
                        ["code"] = code,
                        ["field"] = field,
                    }
                ),
                ["documentation_url"] = "https://docs.github.com/rest",
                ["status"] = "422",
            },
            422
        );

    /// <summary>One page of a list, with links to the others.</summary>
    /// <param name="request">The request; it may say which page, and how long.</param>
    /// <param name="items">All items.</param>
    /// <param name="property">The property that holds the items where the answer is an object with <c>total_count</c>; null for a plain list.</param>
    public static LoopbackAnswer Page(LoopbackRequest request, IEnumerable<JsonNode> items, string? property = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        JsonNode[] all = [.. items];
        int size = Math.Clamp(Number(request.Query("per_page"), DefaultPage), 1, LargestPage);
        int page = Math.Max(Number(request.Query("page"), 1), 1);
        int last = Math.Max((all.Length + size - 1) / size, 1);
        JsonArray shown = [.. all.Skip((page - 1) * size).Take(size).Select(x => x.DeepClone())];
        JsonNode body = property == null ? shown : new JsonObject { ["total_count"] = all.Length, [property] = shown };
        (string Name, int Page)[] links =
        [
            .. new[] { ("prev", page - 1), ("next", page + 1), ("last", last), ("first", 1) }.Where(x =>
                x.Item2 >= 1 && x.Item2 <= last && x.Item2 != page
            ),
        ];
        return Json(body) with
        {
            Headers =
                links.Length == 0
                    ? new Dictionary<string, string>(StringComparer.Ordinal)
                    : new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["Link"] = string.Join(", ", links.Select(x => $"<{Link(request, x.Page)}>; rel=\"{x.Name}\"")),
                    },
        };
    }

    private static string Link(LoopbackRequest request, int page)
    {
        IEnumerable<string> kept = request
            .Parameters.AllKeys.Where(x => x is not (null or "page"))
            .Select(x => $"{x}={Uri.EscapeDataString(request.Query(x!)!)}");
        return $"{request.Address}?{string.Join('&', kept.Append(FormattableString.Invariant($"page={page}")))}";
    }

    private static int Number(string? text, int fallback) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : fallback;
}
