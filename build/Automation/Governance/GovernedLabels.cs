using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>The labels of issues and pull requests. Those that the files do not name are left alone.</summary>
/// <param name="desired">Them, in the form of GitHub's API.</param>
internal sealed class GovernedLabels(IReadOnlyList<JsonObject> desired) : IGovernedPart
{
    private const string Path = "{repo}/labels";

    public string Name => "labels";

    public void Compare(GovernedRepository repository, GovernanceFindings findings)
    {
        if (desired.Count == 0)
            return;
        // Names differ only in their letters' case for people: GitHub takes them for the same.
        Dictionary<string, JsonNode> there = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonNode label in repository.List(Path))
            there[label["name"]!.GetValue<string>()] = label;
        foreach (JsonObject label in desired)
        {
            string name = label["name"]!.GetValue<string>();
            JsonNode? actual = there.GetValueOrDefault(name);
            JsonObject body = (JsonObject)label.DeepClone();
            if (actual != null)
            {
                body.Remove("name");
                body["new_name"] = name;
            }
            findings.Add(
                new Drift(
                    $"label {name}",
                    actual == null
                        ? [new Difference($"label {name}", "missing", DesiredState.Text(label["color"]))]
                        : [.. DesiredState.Compare($"label {name}:", label, actual)],
                    [
                        actual == null
                            ? new GovernanceCall(HttpMethod.Post, Path, body)
                            : new GovernanceCall(
                                HttpMethod.Patch,
                                $"{Path}/{Uri.EscapeDataString(actual["name"]!.GetValue<string>())}",
                                body
                            ),
                    ],
                    "Give the token 'Issues: write'."
                )
            );
        }
    }
}
