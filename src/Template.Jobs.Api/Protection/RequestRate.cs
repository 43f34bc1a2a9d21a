using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Template.Jobs.Api.Protection;

/// <summary>How many requests a client may make: a token bucket for each key, or for each address without one.</summary>
internal static class RequestRate
{
    private const int BurstSeconds = 2;

    public static void Configure(RateLimiterOptions options, ApiSettings settings)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RefuseAsync;
        if (settings.RequestsPerSecond == 0)
            return;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            // Probes must hear the truth however busy a client is.
            context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() != null
                ? RateLimitPartition.GetNoLimiter("open")
                : RateLimitPartition.GetTokenBucketLimiter(ClientOf(context), _ => Bucket(settings.RequestsPerSecond))
        );
    }

    private static TokenBucketRateLimiterOptions Bucket(int perSecond) =>
        new()
        {
            TokenLimit = perSecond * BurstSeconds,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        };

    // A key that opens nothing names nobody: with a new one each time a client would be a new one each time.
    private static string ClientOf(HttpContext context) =>
        KeyCheck.Sent(context) is { } key && context.RequestServices.GetRequiredService<ApiKeys>().Accepts(key)
            ? "key " + key
            : "address " + context.Connection.RemoteIpAddress;

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellation)
    {
        double seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait)
            ? Math.Ceiling(wait.TotalSeconds)
            : 1;
        string text = seconds.ToString(CultureInfo.InvariantCulture);
        context.HttpContext.Response.Headers.RetryAfter = text;
        await context
            .HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(
                new()
                {
                    HttpContext = context.HttpContext,
                    ProblemDetails =
                    {
                        Status = StatusCodes.Status429TooManyRequests,
                        Title = "Too many requests.",
                        Detail = $"Try again in {text} s, and more slowly.",
                    },
                }
            )
            .ConfigureAwait(false);
    }
}
