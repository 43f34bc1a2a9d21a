using System.Globalization;
using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>The rulesets of the repository, by name. Others can only forbid more, so they are told and left alone.</summary>
/// <param name="desired">Them, in the form of GitHub's API.</param>
internal sealed class GovernedRulesets(IReadOnlyList<JsonObject> desired) : IGovernedPart
{
    private const string Path = "{repo}/rulesets";
    private const string Bypass = "bypass_actors";

    public string Name => "rulesets";

    public void Compare(GovernedRepository repository, GovernanceFindings findings)
    {
        if (desired.Count == 0)
            return;
        JsonNode[] there =
        [
            .. repository
                .List($"{Path}?includes_parents=false")
                .Where(x => x["source_type"]?.GetValue<string>() is null or "Repository"),
        ];
        foreach (JsonObject ruleset in desired)
            Compare(repository, findings, ruleset, there.FirstOrDefault(x => NameOf(x) == NameOf(ruleset)));
        foreach (string name in there.Select(NameOf).Except(desired.Select(NameOf), StringComparer.Ordinal))
            findings.Note(
                $"The ruleset '{name}' is on GitHub only. It can forbid more, and allow nothing; write it into .github/rulesets, or delete it on GitHub."
            );
    }

    private static void Compare(
        GovernedRepository repository,
        GovernanceFindings findings,
        JsonObject ruleset,
        JsonNode? listed
    )
    {
        const string advice =
            "Rulesets need 'Administration: write', and a public repository or a paid plan: make it public, or pay for it. Without them nothing holds the approvals but the check of promotions.";
        string thing = $"ruleset {NameOf(ruleset)}";
        if (listed == null)
        {
            Difference missing = new(thing, "missing", DesiredState.Text(ruleset["enforcement"]));
            findings.Add(
                new Drift(thing, [missing], [new GovernanceCall(HttpMethod.Post, Path, ruleset.DeepClone())], advice)
            );
            return;
        }
        string path = $"{Path}/{listed["id"]!.GetValue<long>().ToString(CultureInfo.InvariantCulture)}";
        JsonNode actual = repository.Read(path)!;
        // Only who may write rulesets sees who may bypass them; no answer is not "nobody".
        if (ruleset.ContainsKey(Bypass) && actual[Bypass] == null)
            findings.Problem(
                $"GitHub does not show who may bypass the ruleset '{NameOf(ruleset)}', so that was not compared. Give the token 'Administration: write'."
            );
        findings.Add(
            new Drift(
                thing,
                [.. DesiredState.Compare($"{thing}:", ruleset, actual)],
                [new GovernanceCall(HttpMethod.Put, path, ruleset.DeepClone())],
                advice
            )
        );
    }

    private static string NameOf(JsonNode ruleset) => ruleset["name"]!.GetValue<string>();
}
