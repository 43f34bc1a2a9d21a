using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>The settings of the repository itself.</summary>
/// <param name="desired">They, in the form of GitHub's API.</param>
internal sealed class GovernedSettings(JsonObject desired) : IGovernedPart
{
    private const string Security = "security_and_analysis";

    public string Name => "repository";

    public void Compare(GovernedRepository repository, GovernanceFindings findings)
    {
        // What only some plans have goes alone, so that its refusal takes nothing else along.
        foreach (
            (string thing, string[] keys, string advice) in new[]
            {
                (
                    "repository",
                    desired.Select(x => x.Key).Where(x => x != Security).ToArray(),
                    "Give the token 'Administration: write'; the default branch must exist."
                ),
                (
                    "repository security",
                    desired.Select(x => x.Key).Where(x => x == Security).ToArray(),
                    $"Scanning for secrets needs a public repository or GitHub Advanced Security: make it public, buy it, or take {Security} out of {GovernanceFile.Path}."
                ),
            }
        )
        {
            JsonObject body = [];
            List<Difference> differences = [];
            foreach (string key in keys)
                differences.AddRange(Compare(repository, findings, key, body));
            findings.Add(new Drift(thing, differences, [new GovernanceCall(HttpMethod.Patch, "{repo}", body)], advice));
        }
    }

    private Difference[] Compare(
        GovernedRepository repository,
        GovernanceFindings findings,
        string key,
        JsonObject body
    )
    {
        if (repository.Settings[key] == null && desired[key] is not null && key != Security)
        {
            findings.Problem(
                $"GitHub does not show the repository's {key}, so it was not compared. Give the token 'Administration: read'."
            );
            return [];
        }
        Difference[] differences =
        [
            .. DesiredState.Compare($"repository: {key}", desired[key], repository.Settings[key]),
        ];
        if (differences.Length > 0)
            body[key] = Differing(key, repository.Settings[key]);
        return differences;
    }

    /// <summary>What is sent of a setting: of an object only what differs.</summary>
    private JsonNode? Differing(string key, JsonNode? actual) =>
        desired[key] is JsonObject wanted
            ? new JsonObject(
                wanted
                    .Where(x => DesiredState.Compare("", x.Value, actual?[x.Key]).Any())
                    .Select(x => KeyValuePair.Create(x.Key, x.Value?.DeepClone()))
            )
            : desired[key]?.DeepClone();
}
