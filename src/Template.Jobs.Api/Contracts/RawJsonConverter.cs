using System.Text.Json;
using System.Text.Json.Serialization;

namespace Template.Jobs.Api.Contracts;

internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new(JsonSerializer.Deserialize<JsonElement>(ref reader, options).GetRawText());
        }
        catch (InvalidOperationException e)
        {
            // Texts are not read while they are parsed, so only now is it seen that one of them is none.
            throw new JsonException("A text in it is not UTF-8.", e);
        }
    }

    // What was stored was checked when it was taken, or comes from a handler that serialized it.
    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Text, skipInputValidation: true);
}
