using System.Text.Json;

namespace Template.Jobs.Api.Tests;

/// <summary>What the API said.</summary>
internal sealed record Answer(int Status, string Text, string? MediaType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? this[string field] => Json.TryGetProperty(field, out JsonElement value) ? value.ToString() : null;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in response.Headers.Concat(response.Content.Headers))
            headers[name] = string.Join(", ", values);
        return new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            headers
        );
    }

    /// <summary>Checks that this is a problem as RFC 9457 describes it, and tells its sentence.</summary>
    public string Problem(int status)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(this["title"]!);
        Assert.Equal(Header("X-Request-Id"), this["requestId"]);
        Assert.DoesNotContain("Template.", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft.", Text, StringComparison.Ordinal);
        return this["detail"] ?? "";
    }
}
