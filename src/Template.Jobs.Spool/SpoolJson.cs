using System.Text.Json;
using System.Text.Json.Serialization;

namespace Template.Jobs.Spool;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SpoolLine))]
[JsonSerializable(typeof(SpoolCounters))]
internal sealed partial class SpoolJson : JsonSerializerContext;
