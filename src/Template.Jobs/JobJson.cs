using System.Text.Json;
using System.Text.Json.Serialization;

namespace Template.Jobs;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(JobEvent))]
[JsonSerializable(typeof(JobBody))]
internal sealed partial class JobJson : JsonSerializerContext;
