using System.Net;

namespace Template.Jobs.Api.Protection;

/// <summary>Lets nobody in without a key, except where the settings or the address allow it.</summary>
internal sealed class KeyCheck(
    RequestDelegate next,
    ApiKeys keys,
    ApiSettings settings,
    IProblemDetailsService problems
)
{
    public const string Header = "X-Api-Key";

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsOpen(context) || keys.Accepts(Sent(context)) || (settings.AllowWithoutKeyOnLoopback && IsOwn(context)))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "ApiKey";
        await problems
            .WriteAsync(
                new()
                {
                    HttpContext = context,
                    ProblemDetails =
                    {
                        Status = StatusCodes.Status401Unauthorized,
                        Title = "A key is needed.",
                        Detail = $"Send one of the keys of this service in the header {Header}.",
                    },
                }
            )
            .ConfigureAwait(false);
    }

    /// <summary>The key that a request was sent with.</summary>
    public static string? Sent(HttpContext context) => context.Request.Headers[Header];

    // What has no endpoint is answered with 404, or is the description of the API.
    private bool IsOpen(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
            return true;
        return endpoint.Metadata.GetMetadata<OpenToAll>() is { } open && (!open.IsMetrics || settings.OpenMetrics);
    }

    // A browser on this machine also sends what pages of strangers tell it to, be it to this address or to a name of
    // theirs that they let point here. Browsers say from where a request comes, and no page can change that.
    private bool IsOwn(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsLoopbackName(context.Request.Host.Host)
        && (
            context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            || settings.CorsOrigins.Any(x =>
                x.TrimEnd('/').Equals(context.Request.Headers.Origin, StringComparison.OrdinalIgnoreCase)
            )
        );

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
