using System.Net;
using System.Text.Json;

namespace Automation.GitHub;

/// <summary>What GitHub answered to a request.</summary>
/// <param name="Request">The method and the path, for people.</param>
/// <param name="Status">The status.</param>
/// <param name="Headers">The first value of each header.</param>
/// <param name="Content">The body.</param>
internal sealed record GitHubAnswer(
    string Request,
    HttpStatusCode Status,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Content
)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The header's value; null when it is not there.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The body.</summary>
    /// <returns>A JSON null when there is none.</returns>
    /// <exception cref="AutomationException">It is not JSON.</exception>
    public JsonElement Json() =>
        TryJson()
        ?? throw new AutomationException(
            $"The answer to {Request} is not JSON but {Header("Content-Type") ?? "of no type"}. Something between here and GitHub answers in its place: look at GITHUB_API_URL and the proxy."
        );

    /// <summary>The body; null when it is not JSON.</summary>
    public JsonElement? TryJson()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Content.Length == 0 ? "null"u8.ToArray() : Content);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The address of the next page; null on the last one.</summary>
    public string? NextPage()
    {
        foreach (string link in (Header("Link") ?? "").Split(','))
        {
            int end = link.IndexOf('>', StringComparison.Ordinal);
            if (end > 0 && link[end..].Contains("rel=\"next\"", StringComparison.Ordinal))
                return link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..end];
        }
        return null;
    }
}
