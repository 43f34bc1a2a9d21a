using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Template.Jobs.Api.Contracts;
using Template.Jobs.Api.Protection;

namespace Template.Jobs.Api.Description;

/// <summary>What the description says about each address beside what the address itself declares.</summary>
internal static class OperationDescription
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["200"] = "Done.",
        ["202"] = "Accepted.",
        ["304"] = "Nothing has changed.",
        ["400"] = "The request is wrong; the problem says what.",
        ["401"] = "A key is needed.",
        ["404"] = "The job is not known, or forgotten.",
        ["409"] = "The job is in another state, or the idempotency key belongs to another job.",
        ["413"] = "The body is larger than Api:LargestBody.",
        ["415"] = "The body is not JSON in UTF-8.",
        ["429"] = "Too many requests, or too many jobs wait.",
        ["503"] = "The store does not answer, or the feature is switched off; the problem says which.",
    };

    public static Task Complete(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation
    )
    {
        OpenToAll? open = context.Description.ActionDescriptor.EndpointMetadata.OfType<OpenToAll>().FirstOrDefault();
        operation.Responses ??= [];
        if (open is null or { IsMetrics: true })
        {
            foreach (string status in (string[])["401", "429", "503"])
                operation.Responses.TryAdd(
                    status,
                    Problem(new OpenApiSchemaReference(SchemaDescription.ProblemName, context.Document))
                );
        }
        else
        {
            operation.Security = [];
        }

        if (operation.RequestBody != null && operation.Responses.TryGetValue("400", out IOpenApiResponse? wrong))
            operation.Responses.TryAdd("415", wrong.CreateShallowCopy());
        if (context.Description.SupportedResponseTypes.Any(x => x.StatusCode == StatusCodes.Status304NotModified))
            AddIfNoneMatch(operation);
        foreach ((string status, IOpenApiResponse response) in operation.Responses)
        {
            response.Description = Sentences.GetValueOrDefault(status, response.Description ?? "");
            AddHeaders(status, (OpenApiResponse)response, context);
        }

        foreach (IOpenApiParameter parameter in operation.Parameters ?? [])
        {
            if (parameter is { Name: "status", Schema: OpenApiSchema schema })
                schema.Enum = SchemaDescription.Words(typeof(JobStatus));
        }

        operation.Responses = Sorted(operation.Responses);
        return Task.CompletedTask;
    }

    private static OpenApiResponses Sorted(OpenApiResponses responses)
    {
        OpenApiResponses sorted = [];
        foreach ((string status, IOpenApiResponse response) in responses.OrderBy(x => x.Key, StringComparer.Ordinal))
            sorted.Add(status, response);
        return sorted;
    }

    private static OpenApiResponse Problem(OpenApiSchemaReference schema) =>
        new()
        {
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new() { Schema = schema },
            },
        };

    private static void AddIfNoneMatch(OpenApiOperation operation) =>
        (operation.Parameters ??= []).Add(
            new OpenApiParameter
            {
                Name = "If-None-Match",
                In = ParameterLocation.Header,
                Description = "The ETag of an earlier answer.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );

    private static void AddHeaders(string status, OpenApiResponse response, OpenApiOperationTransformerContext context)
    {
        if (status is "429" or "503")
            Add(response, "Retry-After", "After how many seconds to try again.", JsonSchemaType.Integer);
        if (status is "202")
            Add(response, "Location", "Where to ask how the job stands.", JsonSchemaType.String);
        if (status is "202" && context.Description.ParameterDescriptions.Any(x => x.Type == typeof(SubmitRequest)))
            Add(
                response,
                "Idempotent-Replayed",
                "true when the job was known by its idempotency key.",
                JsonSchemaType.String
            );
        if (
            status is "200" or "304"
            && context.Description.RelativePath == "jobs/{id}"
            && context.Description.HttpMethod == "GET"
        )
            Add(response, "ETag", "Changes when the job does.", JsonSchemaType.String);
    }

    private static void Add(OpenApiResponse response, string name, string text, JsonSchemaType type)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        response.Headers[name] = new OpenApiHeader
        {
            Description = text,
            Schema = new OpenApiSchema { Type = type },
        };
    }
}
