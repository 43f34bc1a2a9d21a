using System.IO.Compression;
using System.Net;
using System.Text.Json;

namespace Automation.Auditing;

/// <summary>Where a source of packages keeps what.</summary>
/// <param name="Vulnerabilities">The index of weaknesses; null when it has none.</param>
/// <param name="Registrations">The folder of what is known of each version; null when it has none.</param>
/// <param name="Content">The folder of the packages; null when it has none.</param>
internal sealed record FeedIndex(Uri? Vulnerabilities, Uri? Registrations, Uri? Content);

/// <summary>Reads what a source of packages publishes by NuGet's protocol (https://learn.microsoft.com/nuget/api/overview).</summary>
internal sealed class FeedReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient client = new() { Timeout = Patience };
    private readonly Dictionary<Uri, JsonElement> read = [];

    public void Dispose() => client.Dispose();

    /// <summary>True for an address that can be asked; false for a folder.</summary>
    public static bool IsFeed(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out Uri? address)
        && address.Scheme.StartsWith("http", StringComparison.Ordinal);

    /// <summary>Reads a service index.</summary>
    /// <returns>The index; or null, why there is none, and whether only a sign-in is missing.</returns>
    public (FeedIndex? Index, string Problem, bool IsClosed) TryIndex(string source)
    {
        try
        {
            JsonElement[] resources = [.. Get(new Uri(source)).GetProperty("resources").EnumerateArray()];
            return (
                new FeedIndex(
                    Find(resources, "VulnerabilityInfo/"),
                    // The later forms hold also versions of SemVer 2, and come compressed.
                    Find(resources, "RegistrationsBaseUrl/3.6") ?? Find(resources, "RegistrationsBaseUrl"),
                    Find(resources, "PackageBaseAddress/")
                ),
                "",
                false
            );
        }
        catch (HttpRequestException exception)
        {
            return (
                null,
                exception.Message.TrimEnd('.') + ".",
                exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            );
        }
        catch (TaskCanceledException)
        {
            return (null, $"it did not answer within {Patience.TotalSeconds} seconds.", false);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return (null, "what it answers is no service index.", false);
        }
    }

    /// <summary>The ranges of versions that have weaknesses.</summary>
    public IEnumerable<NuGetRange> Affected(FeedIndex feed, string package) =>
        feed.Vulnerabilities == null
            ? []
            : Reading(
                feed.Vulnerabilities,
                index =>
                    index
                        .EnumerateArray()
                        .SelectMany(page => Pairs(Get(new Uri(page.GetProperty("@id").GetString()!))))
                        .Where(x => string.Equals(x.Name, package, StringComparison.OrdinalIgnoreCase))
                        .SelectMany(x => x.Value.EnumerateArray())
                        .Select(x => NuGetRange.TryParse(x.GetProperty("versions").GetString()!))
                        .OfType<NuGetRange>()
            );

    /// <summary>The versions that are listed; without registrations, all that there are.</summary>
    public IEnumerable<NuGetVersion> Versions(FeedIndex feed, string package)
    {
        string name = package.ToLowerInvariant();
        return feed.Registrations != null ? Reading(new Uri(feed.Registrations, $"{name}/index.json"), Listed)
            : feed.Content != null
                ? Reading(
                    new Uri(feed.Content, $"{name}/index.json"),
                    x => x.GetProperty("versions").EnumerateArray().Select(Version).OfType<NuGetVersion>()
                )
            : [];
    }

    private IEnumerable<NuGetVersion> Listed(JsonElement index) =>
        index
            .GetProperty("items")
            .EnumerateArray()
            .Select(x =>
                x.TryGetProperty("items", out _) ? x : Get(new Uri(x.GetProperty("@id").GetString()!.Split('#')[0]))
            )
            .SelectMany(x => x.GetProperty("items").EnumerateArray())
            .Select(x => x.GetProperty("catalogEntry"))
            .Where(x => !x.TryGetProperty("listed", out JsonElement listed) || listed.ValueKind != JsonValueKind.False)
            .Select(x => Version(x.GetProperty("version")))
            .OfType<NuGetVersion>();

    private T[] Reading<T>(Uri address, Func<JsonElement, IEnumerable<T>> select)
    {
        try
        {
            return [.. select(Get(address))];
        }
        // A feed that lacks a package says so; another one has it.
        catch (HttpRequestException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }
        catch (Exception exception)
            when (exception is HttpRequestException or TaskCanceledException || IsUnreadable(exception))
        {
            throw new AutomationException(
                $"{address} could not be read: {exception.Message} So no version without the weakness can be named. Try again: ./build.sh Audit",
                exception
            );
        }
    }

    private JsonElement Get(Uri address)
    {
        if (read.TryGetValue(address, out JsonElement known))
            return known;
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        using HttpResponseMessage response = client.Send(request);
        response.EnsureSuccessStatusCode();
        using Stream content = Content(response);
        using JsonDocument document = JsonDocument.Parse(content);
        return read[address] = document.RootElement.Clone();
    }

    /// <summary>Registrations come compressed, asked for or not.</summary>
    private static Stream Content(HttpResponseMessage response) =>
        response.Content.Headers.ContentEncoding.Contains("gzip")
            ? new GZipStream(response.Content.ReadAsStream(), CompressionMode.Decompress)
            : response.Content.ReadAsStream();

    private static Uri? Find(JsonElement[] resources, string type) =>
        resources
            .Where(x => x.GetProperty("@type").GetString()!.StartsWith(type, StringComparison.Ordinal))
            .Select(x => x.TryGetProperty("@id", out JsonElement id) ? Folder(id.GetString()!) : new Uri("about:blank"))
            .FirstOrDefault();

    /// <summary>An address below which others lie ends with a slash, whether the feed writes it or not.</summary>
    private static Uri Folder(string address) =>
        new(address.EndsWith('/') || address.EndsWith(".json", StringComparison.Ordinal) ? address : address + "/");

    private static JsonElement.ObjectEnumerator Pairs(JsonElement page) => page.EnumerateObject();

    private static NuGetVersion? Version(JsonElement text) => NuGetVersion.TryParse(text.GetString()!);

    private static bool IsUnreadable(Exception exception) =>
        exception
            is JsonException
                or InvalidDataException
                or KeyNotFoundException
                or InvalidOperationException
                or UriFormatException;
}
