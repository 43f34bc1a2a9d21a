using System.Diagnostics;
using System.Globalization;
using Template.Jobs.Hosting;

namespace Template.Jobs.Api.Protection;

/// <summary>Names each request, times it, logs it, and tells browsers what they must not do.</summary>
internal sealed class ResponseHeaders(RequestDelegate next, ILogger<ResponseHeaders> logger)
{
    public const string RequestId = "X-Request-Id";
    private const int LongestId = 64;
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'";
    private const string OwnPage =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The page of the API's description brings scripts and styles of its own inside its HTML.
    private const string DescriptionPage =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext context)
    {
        long begun = Stopwatch.GetTimestamp();
        context.TraceIdentifier = Id(context);
        context.Response.OnStarting(() =>
        {
            Add(context, Stopwatch.GetElapsedTime(begun));
            return Task.CompletedTask;
        });
        using IDisposable? scope = logger.BeginRequest(context.TraceIdentifier);
        await next(context).ConfigureAwait(false);
        double milliseconds = Math.Round(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 3);
        // Probes ask every few seconds; what they hear is worth a line only when it is bad.
        if (
            !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            || context.Response.StatusCode >= StatusCodes.Status400BadRequest
        )
            logger.RequestAnswered(
                context.Request.Method,
                context.Request.Path,
                context.Response.StatusCode,
                milliseconds,
                ProductVersion.Current.Version
            );
    }

    private static void Add(HttpContext context, TimeSpan took)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers[RequestId] = context.TraceIdentifier;
        headers["X-Response-Time"] = took.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) + "ms";
        headers["X-Version"] = ProductVersion.Current.Version;
        // A key in a header of our own keeps no cache on the way from handing an answer to somebody else.
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            context.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal) ? DescriptionPage
            : context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is { HasPage: true } ? OwnPage
            : NoPage;
    }

    // A name that somebody sent is kept when it cannot spoil a log.
    private static string Id(HttpContext context)
    {
        string? sent = context.Request.Headers[RequestId];
        return
            sent is { Length: > 0 and <= LongestId }
            && sent.All(x => char.IsAsciiLetterOrDigit(x) || x is '-' or '_' or '.')
            ? sent
            : Guid.NewGuid().ToString("N");
    }
}
