using Template.Jobs.Hosting;

namespace Template.Jobs.Api;

/// <summary>The section <c>Api</c> of the settings.</summary>
internal sealed record ApiSettings
{
    private const int ShortestKey = 16;

    /// <summary>The keys that open the API. Several, so that one can be exchanged while the other works.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Whether requests from this machine need no key. Behind a proxy on this machine that is everybody.</summary>
    public bool AllowWithoutKeyOnLoopback { get; init; }

    /// <summary>Whether /metrics needs no key.</summary>
    public bool OpenMetrics { get; init; }

    /// <summary>With so many jobs waiting, new ones are refused; no limit when it is 0.</summary>
    public long DepthLimit { get; init; } = 100_000;

    /// <summary>How many requests a second one client may make; no limit when it is 0.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>The largest body of a request, in bytes.</summary>
    public long LargestBody { get; init; } = 300 * 1024;

    /// <summary>The origins of pages that may call this API from a browser, beside its own.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    public static ApiSettings Read(IConfiguration configuration)
    {
        ApiSettings settings = Settings.Read<ApiSettings>(configuration, "Api");
        Settings.ThrowIfAny(settings.Problems());
        return settings;
    }

    private IEnumerable<string> Problems()
    {
        if (Keys.Count == 0 && !AllowWithoutKeyOnLoopback)
            yield return "Nobody could use the API: set Api:Keys:0 to a key (openssl rand -hex 32 makes one), or Api:AllowWithoutKeyOnLoopback to true for this machine alone.";
        if (Keys.Any(x => x.Length < ShortestKey))
            yield return $"A key in Api:Keys is shorter than {ShortestKey} characters.";
        if (DepthLimit < 0 || RequestsPerSecond < 0)
            yield return "Api:DepthLimit and Api:RequestsPerSecond must not be negative; 0 means no limit.";
        if (LargestBody < 1024)
            yield return $"Api:LargestBody is {LargestBody}; it must be 1024 bytes or more.";
        foreach (string origin in CorsOrigins)
        {
            if (
                !Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
                || origin.TrimEnd('/') != uri.GetLeftPart(UriPartial.Authority)
            )
                yield return $"'{origin}' in Api:CorsOrigins is no origin, as in https://shop.example.";
        }
    }

    // Records print all they hold, and this one holds keys.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Keys = ").Append(Keys.Count);
        return true;
    }
}
