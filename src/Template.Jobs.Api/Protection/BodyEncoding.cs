using Microsoft.Net.Http.Headers;

namespace Template.Jobs.Api.Protection;

/// <summary>Refuses bodies in another encoding than the one that JSON is exchanged in (RFC 8259, section 8.1).</summary>
internal sealed class BodyEncoding(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (
            MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? type)
            && type.Charset.HasValue
            && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        )
        {
            // UseStatusCodePages writes the sentence.
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
