using System.Text.Json;
using System.Text.Json.Serialization;

namespace Template.Jobs.Api;

/// <summary>How JSON looks here: camelCase, states and priorities as words, nothing for what is not there.</summary>
internal static class JobJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        // The first of two equal names would be lost without a word.
        options.AllowDuplicateProperties = false;
        // A number would be taken for a state that nobody meant.
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
