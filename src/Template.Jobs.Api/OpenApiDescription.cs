using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Template.Jobs.Api.Protection;

namespace Template.Jobs.Api;

/// <summary>What the description of the API says beside the addresses.</summary>
internal static class OpenApiDescription
{
    public static Task Complete(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellation
    )
    {
        document.Info.Title = "Jobs";
        // The number of the interface, not of the build: the document is the same in every build.
        document.Info.Version = "1";
        document.Info.Description = "Submit jobs, see how they stand, and look after the ones that died.";
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["apiKey"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = KeyCheck.Header,
            },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] }];
        return Task.CompletedTask;
    }
}
