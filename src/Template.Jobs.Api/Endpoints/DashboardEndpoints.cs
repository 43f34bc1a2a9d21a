using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Template.Jobs.Api.Protection;

namespace Template.Jobs.Api.Endpoints;

/// <summary>The page that shows the queues. It needs no key itself; what it asks for does.</summary>
internal static class DashboardEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder app)
    {
        Map(app, "/", "index.html", "text/html; charset=utf-8");
        Map(app, "/dashboard.css", "dashboard.css", "text/css; charset=utf-8");
        Map(app, "/dashboard.js", "dashboard.js", "text/javascript; charset=utf-8");
    }

    private static void Map(IEndpointRouteBuilder app, string path, string file, string mediaType)
    {
        using Stream stream = typeof(DashboardEndpoints).Assembly.GetManifestResourceStream("dashboard/" + file)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        EntityTagHeaderValue tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
        app.MapGet(
                path,
                (HttpContext context) =>
                {
                    context.Response.Headers.CacheControl = "no-cache";
                    return TypedResults.Bytes(bytes, mediaType, entityTag: tag);
                }
            )
            .WithMetadata(new OpenToAll { HasPage = true })
            .ExcludeFromDescription();
    }
}
