using System.Text.Json;

namespace Automation.Auditing;

/// <summary>Finds out whether a source of packages tells about weaknesses. NuGet itself says nothing when none does, as if there were no weaknesses.</summary>
public static class AdvisorySources
{
    private const string Resource = "VulnerabilityInfo";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>True when a source tells.</summary>
    /// <param name="sources">Addresses of service indexes; folders tell nothing.</param>
    public static bool Any(IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        using HttpClient client = new() { Timeout = Patience };
        return sources.Any(x => Tells(client, x));
    }

    private static bool Tells(HttpClient client, string source)
    {
        if (
            !Uri.TryCreate(source, UriKind.Absolute, out Uri? address)
            || !address.Scheme.StartsWith("http", StringComparison.Ordinal)
        )
            return false;
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            using HttpResponseMessage response = client.Send(request);
            if (!response.IsSuccessStatusCode)
                return false;
            using JsonDocument index = JsonDocument.Parse(response.Content.ReadAsStream());
            return index
                .RootElement.GetProperty("resources")
                .EnumerateArray()
                .Any(x => x.GetProperty("@type").GetString()!.StartsWith(Resource, StringComparison.Ordinal));
        }
        catch (Exception exception)
            when (exception
                    is HttpRequestException
                        or TaskCanceledException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
            )
        {
            return false;
        }
    }
}
