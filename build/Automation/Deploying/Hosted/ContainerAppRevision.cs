using System.Text.Json;

namespace Automation.Deploying.Hosted;

/// <summary>A revision, as Azure describes it.</summary>
/// <param name="Host">The host at which it answers, whatever the traffic.</param>
/// <param name="Health">Healthy, Unhealthy or None.</param>
/// <param name="Running">What its replicas do, such as Running or Failed.</param>
/// <param name="Variables">The variables of its environment that are no secrets.</param>
public sealed record ContainerAppRevision(
    string Host,
    string Health,
    string Running,
    IReadOnlyDictionary<string, string> Variables
)
{
    /// <summary>A variable of its environment.</summary>
    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    /// <summary>Reads what the Azure CLI gives.</summary>
    internal static ContainerAppRevision Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement properties = document.RootElement.GetProperty("properties");
        return new(
            Text(properties, "fqdn"),
            Text(properties, "healthState"),
            Text(properties, "runningState"),
            properties
                .GetProperty("template")
                .GetProperty("containers")[0]
                .GetProperty("env")
                .EnumerateArray()
                .Where(x => x.TryGetProperty("value", out _))
                .ToDictionary(x => Text(x, "name"), x => Text(x, "value"), StringComparer.Ordinal)
        );
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}
