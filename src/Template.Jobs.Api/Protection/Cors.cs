using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Template.Jobs.Api.Protection;

/// <summary>Which pages of other origins may call the API: none, unless the settings name them.</summary>
internal static class Cors
{
    public static CorsPolicy Policy(ApiSettings settings)
    {
        CorsPolicyBuilder policy = new();
        if (settings.CorsOrigins.Count > 0)
            policy
                .WithOrigins([.. settings.CorsOrigins.Select(x => x.TrimEnd('/'))])
                .WithMethods("GET", "POST", "DELETE")
                .WithHeaders(KeyCheck.Header, "Content-Type", "If-None-Match")
                .WithExposedHeaders("ETag", "Location", "Retry-After", ResponseHeaders.RequestId);
        return policy.Build();
    }
}
