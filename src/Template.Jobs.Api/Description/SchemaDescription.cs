using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Template.Jobs.Api.Contracts;

namespace Template.Jobs.Api.Description;

/// <summary>What the description says about the shapes of requests and answers.</summary>
internal static class SchemaDescription
{
    public const string ProblemName = "Problem";
    private const string Request = nameof(Request);
    private const string View = nameof(View);

    /// <summary>The name of a type; none for what is described where it stands.</summary>
    public static string? NameOf(Type type)
    {
        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner == typeof(ProblemDetails))
            return ProblemName;
        if (inner == typeof(HttpValidationProblemDetails))
            return "ValidationProblem";
        if (inner == typeof(RawJson) || !IsOurs(inner))
            return null;
        return inner.Name.EndsWith(View, StringComparison.Ordinal) ? inner.Name[..^View.Length] : inner.Name;
    }

    public static Task Complete(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellation
    )
    {
        JsonTypeInfo type = context.JsonTypeInfo;
        Type inner = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (inner.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = Words(inner);
        }

        if (type.Kind != JsonTypeInfoKind.Object || context.JsonPropertyInfo != null)
            return Task.CompletedTask;
        if (inner.IsAssignableTo(typeof(ProblemDetails)))
            CompleteProblem(schema);
        else if (IsOurs(inner))
            CompleteOurs(schema, type, isRequest: inner.Name.EndsWith(Request, StringComparison.Ordinal));
        return Task.CompletedTask;
    }

    /// <summary>Takes the null away that no answer has, and that in a request means the same as nothing.</summary>
    public static IOpenApiSchema WithoutNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema own)
            return schema;
        if (own.OneOf is { Count: 2 } choices && choices.Any(x => x.Type == JsonSchemaType.Null))
            return choices.Single(x => x.Type != JsonSchemaType.Null);
        if (own.Type is { } type)
            own.Type = type & ~JsonSchemaType.Null;
        foreach ((string name, IOpenApiSchema property) in own.Properties?.ToArray() ?? [])
            own.Properties![name] = WithoutNull(property);
        return own;
    }

    /// <summary>The words of an enumeration.</summary>
    public static IList<JsonNode> Words(Type type) =>
        [.. Enum.GetNames(type).Select(x => JsonValue.Create(x.ToLowerInvariant()))];

    private static void CompleteOurs(OpenApiSchema schema, JsonTypeInfo type, bool isRequest)
    {
        schema.Required = type
            .Properties.Where(x =>
                isRequest ? x.IsRequired : !x.IsGetNullable && Nullable.GetUnderlyingType(x.PropertyType) == null
            )
            .Select(x => x.Name)
            .ToHashSet(StringComparer.Ordinal);
        // A field that is not known is an error in a request, and may come to an answer in a later version.
        schema.AdditionalPropertiesAllowed = !isRequest;
        if (Examples.Of(type.Type) is { } example)
            schema.Examples = [example];
    }

    private static void CompleteProblem(OpenApiSchema schema)
    {
        schema.Description = "What is wrong, as RFC 9457 describes it.";
        schema.Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "requestId" };
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        schema.Properties["requestId"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "The id under which the logs tell more.",
        };
        Describe(schema, "title", "The kind of problem.");
        Describe(schema, "detail", "What is wrong and what to do, as a sentence.");
        Describe(schema, "errors", "The fields that are wrong, and a sentence or more for each.");
    }

    private static void Describe(OpenApiSchema schema, string property, string text)
    {
        if (schema.Properties!.TryGetValue(property, out IOpenApiSchema? found))
            found.Description = text;
    }

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Template.Jobs", StringComparison.Ordinal) == true;
}
