using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Template.Jobs.Api.Contracts;

/// <summary>Which dead letters to set going again.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReplayRequest
{
    [Description("Those of this type; all when there is none.")]
    public string? Type { get; init; }

    [Description("How many at most.")]
    [Range(1, Endpoints.DeadLetterEndpoints.MostReplayed)]
    [DefaultValue(Endpoints.DeadLetterEndpoints.DefaultReplay)]
    public int? Limit { get; init; }
}
