using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>The rulesets. As GitHub does, it adds what was left out, leaves out what is said by saying nothing, and keeps its own order.</summary>
/// <param name="governance">What the repository is.</param>
/// <param name="owner">Who owns it.</param>
/// <param name="name">Its name.</param>
internal sealed class LoopbackGovernanceRulesets(LoopbackGovernance governance, string owner, string name)
{
    private static readonly string[] Kept = ["name", "target", "enforcement", "conditions", "rules", "bypass_actors"];
    private static readonly string[] Listed = ["conditions", "rules", "bypass_actors"];

    private readonly SortedDictionary<long, JsonObject> rulesets = [];
    private long last;

    public void AddTo()
    {
        governance.Add(
            "GET",
            "/rulesets",
            x => LoopbackAnswer.Page(x, rulesets.Values.Select(y => Without(y, Listed)))
        );
        governance.Add("POST", "/rulesets", x => Refusal(x, 0) ?? Set(++last, x, 201));
        governance.Add(
            "GET",
            "/rulesets/{id}",
            x =>
                rulesets.TryGetValue(x.Number("id"), out JsonObject? ruleset)
                    ? LoopbackAnswer.Json(
                        x.Access == LoopbackAccess.Admin ? ruleset : Without(ruleset, ["bypass_actors"])
                    )
                    : LoopbackAnswer.Missing
        );
        governance.Add(
            "PUT",
            "/rulesets/{id}",
            x =>
                rulesets.ContainsKey(x.Number("id"))
                    ? Refusal(x, x.Number("id")) ?? Set(x.Number("id"), x, 200)
                    : LoopbackAnswer.Missing
        );
        governance.Add(
            "DELETE",
            "/rulesets/{id}",
            x => rulesets.Remove(x.Number("id")) ? LoopbackAnswer.Done : LoopbackAnswer.Missing
        );
    }

    private LoopbackAnswer? Refusal(LoopbackRequest request, long id) =>
        governance.RefusalOfPlan()
        ?? (
            request.Text("name") is not { Length: > 0 } title
                ? LoopbackAnswer.Invalid("Ruleset", "name", "missing_field")
            : rulesets.Any(x => x.Key != id && (string?)x.Value["name"] == title)
                ? LoopbackAnswer.Refused(422, "Validation Failed: Name must be unique")
            : null
        );

    private LoopbackAnswer Set(long id, LoopbackRequest request, int status)
    {
        JsonObject ruleset =
            rulesets.GetValueOrDefault(id) ?? new JsonObject { ["target"] = "branch", ["rules"] = new JsonArray() };
        foreach (string key in Kept.Where(x => request.Body.ContainsKey(x)))
            ruleset[key] = request.Body[key]?.DeepClone();
        ruleset["rules"] = new JsonArray([.. ruleset["rules"]!.AsArray().Reverse().Select(x => Rule(x!.AsObject()))]);
        ruleset["bypass_actors"] ??= new JsonArray();
        ruleset["id"] = id;
        ruleset["node_id"] = "RRS_1";
        ruleset["source_type"] = "Repository";
        ruleset["source"] = $"{owner}/{name}";
        ruleset["current_user_can_bypass"] = "never";
        ruleset["created_at"] = LoopbackHost.Epoch;
        ruleset["updated_at"] = LoopbackHost.Epoch;
        ruleset["_links"] = new JsonObject
        {
            ["self"] = new JsonObject { ["href"] = FormattableString.Invariant($"{request.Address}/{id}") },
            ["html"] = new JsonObject
            {
                ["href"] = FormattableString.Invariant($"https://github.test/{owner}/{name}/rules/{id}"),
            },
        };
        rulesets[id] = ruleset;
        return LoopbackAnswer.Json(ruleset, status);
    }

    private static JsonObject Rule(JsonObject asked)
    {
        JsonObject rule = (JsonObject)asked.DeepClone();
        JsonObject? parameters = rule["parameters"] as JsonObject;
        switch ((string?)rule["type"])
        {
            case "pull_request" when parameters != null:
                parameters["required_reviewers"] ??= new JsonArray();
                parameters["allowed_merge_methods"] ??= new JsonArray("merge", "squash", "rebase");
                break;
            case "required_status_checks" when parameters != null:
                if ((bool?)parameters["do_not_enforce_on_create"] == false)
                    parameters.Remove("do_not_enforce_on_create");
                parameters["required_status_checks"] = new JsonArray([
                    .. parameters["required_status_checks"]!.AsArray().Reverse().Select(x => x!.DeepClone()),
                ]);
                break;
            case "update":
                rule["parameters"] ??= new JsonObject { ["update_allows_fetch_and_merge"] = false };
                break;
        }
        return rule;
    }

    private static JsonObject Without(JsonObject ruleset, IReadOnlyList<string> keys)
    {
        JsonObject some = (JsonObject)ruleset.DeepClone();
        foreach (string key in keys)
            some.Remove(key);
        return some;
    }
}
