using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Template.Jobs.Api.Protection;

namespace Template.Jobs.Api.Description;

/// <summary>What the description of the API says as a whole.</summary>
internal static class ApiDocument
{
    public const string KeyScheme = "apiKey";

    private static readonly OpenApiTag[] Tags =
    [
        new() { Name = ApiTags.Jobs, Description = "Submit, look up, list, cancel and retry jobs." },
        new() { Name = ApiTags.DeadLetters, Description = "Jobs that failed in every attempt, or once for good." },
        new() { Name = ApiTags.Operations, Description = "Counts, health, version and metrics." },
    ];

    public static void Configure(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = type => SchemaDescription.NameOf(type.Type);
        options.AddSchemaTransformer(SchemaDescription.Complete);
        options.AddOperationTransformer(OperationDescription.Complete);
        options.AddDocumentTransformer(Complete);
    }

    private static Task Complete(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellation
    )
    {
        document.Info.Title = "Jobs";
        // The number of the interface, not of the build: the document is the same in every build.
        document.Info.Version = "1";
        document.Info.Description =
            "Submit jobs, see how they stand, and look after the ones that died. Every error is a problem (RFC 9457). "
            + $"Every answer has {ResponseHeaders.RequestId}, which a request may bring along, X-Response-Time and X-Version.";
        document.Servers = [];
        document.Tags = new HashSet<OpenApiTag>(Tags);
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = KeyCheck.Header,
                Description = "A key of Api:Keys.",
            },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
        foreach (IOpenApiSchema schema in document.Components.Schemas?.Values ?? [])
            SchemaDescription.WithoutNull(schema);
        foreach (
            OpenApiOperation operation in document.Paths.Values.SelectMany(x => x.Operations ?? []).Select(x => x.Value)
        )
        {
            foreach (OpenApiMediaType body in operation.RequestBody?.Content?.Values ?? [])
                body.Schema = SchemaDescription.WithoutNull(body.Schema!);
        }

        return Task.CompletedTask;
    }
}
