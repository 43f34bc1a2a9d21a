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
        if (IsOpen(context) || keys.Accepts(Sent(context)) || (settings.AllowWithoutKeyOnLoopback && IsLocal(context)))
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

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
