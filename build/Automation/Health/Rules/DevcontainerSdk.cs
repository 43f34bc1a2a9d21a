using System.Text.Json;

namespace Automation.Health.Rules;

/// <summary>Whoever opens the devcontainer compiles with the SDK that everybody else has.</summary>
internal sealed class DevcontainerSdk()
    : HealthRule(
        "WF023",
        HealthSeverity.Medium,
        "The devcontainer has the SDK that global.json names",
        "Write the version of global.json into the feature, and rebuild the container."
    )
{
    private const string Container = ".devcontainer/devcontainer.json";
    private const string Sdk = "global.json";
    private const string Feature = "/features/dotnet";

    private static readonly JsonDocumentOptions Loose = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        if (!repository.Has(Container) || !repository.Has(Sdk))
            return [];
        string text = repository.Text(Container);
        try
        {
            using JsonDocument container = JsonDocument.Parse(text, Loose);
            using JsonDocument sdk = JsonDocument.Parse(repository.Text(Sdk), Loose);
            string? wanted = Member(Member(sdk.RootElement, "sdk"), "version")?.ToString();
            JsonElement? feature = Member(container.RootElement, "features") is { ValueKind: JsonValueKind.Object } all
                ? all.EnumerateObject().Where(x => IsDotNet(x.Name)).Select(x => (JsonElement?)x.Value).FirstOrDefault()
                : null;
            // Without the feature the image brings the SDK, which no file tells.
            if (wanted == null || feature == null)
                return [];
            string? given = feature is { ValueKind: JsonValueKind.String } shorthand
                ? shorthand.GetString()
                : Member(feature, "version")?.ToString();
            return given == wanted
                ? []
                :
                [
                    Found(
                        Container,
                        LineOf(text, Feature),
                        $"Its SDK is {given ?? "whatever is newest"}, and {Sdk} names {wanted}."
                    ),
                ];
        }
        catch (JsonException exception)
        {
            return [Found(Container, 1 + (int)(exception.LineNumber ?? 0), $"It or {Sdk} is not valid JSON.")];
        }
    }

    private static bool IsDotNet(string feature) =>
        feature.Contains(Feature + ":", StringComparison.Ordinal)
        || feature.EndsWith(Feature, StringComparison.Ordinal);

    private static JsonElement? Member(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out JsonElement value)
            ? value
            : null;

    private static int LineOf(string text, string part) =>
        1 + text.AsSpan(0, text.IndexOf(part, StringComparison.Ordinal)).Count('\n');
}
