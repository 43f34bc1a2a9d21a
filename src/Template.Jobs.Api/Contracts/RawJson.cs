using System.Text.Json;
using System.Text.Json.Serialization;

namespace Template.Jobs.Api.Contracts;

/// <summary>A JSON value that is handed on as it was sent: no number is rounded, and no text is read on the way.</summary>
/// <param name="Text">The value as JSON.</param>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(string Text)
{
    /// <summary>A stored value; nothing for the JSON null.</summary>
    public static RawJson? Of(string? json) => json is null or "null" ? null : new(json);
}
