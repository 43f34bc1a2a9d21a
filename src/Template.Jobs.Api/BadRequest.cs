using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Template.Jobs.Api;

/// <summary>Says what is wrong with a request that cannot be read, in the words of the request.</summary>
internal static partial class BadRequest
{
    public static string Describe(BadHttpRequestException problem, HttpContext context)
    {
        if (problem.InnerException is JsonException json)
            return JsonProblem.Describe(json, BodyOf(context));
        Match value = WrongValue().Match(problem.Message);
        if (value.Success)
            return $"'{value.Groups["value"].Value}' does not fit '{value.Groups["name"].Value}', which must be a whole number.";
        return
            problem.Message.StartsWith("Required parameter", StringComparison.Ordinal)
            || problem.Message.StartsWith("Implicit body", StringComparison.Ordinal)
            ? "The body is empty. It must be a JSON object, as in {\"type\":\"echo\"}."
            : problem.Message;
    }

    private static JsonTypeInfo? BodyOf(HttpContext context)
    {
        Endpoint? endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        Type? type = endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        JsonOptions options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value;
        return type == null ? null : options.SerializerOptions.GetTypeInfo(type);
    }

    // The message names the type of the parameter in this program before the name that the request knows.
    [GeneratedRegex(
        "^Failed to bind parameter \"[^\"]* (?<name>[^ \"]+)\" from \"(?<value>.*)\"",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex WrongValue();
}
