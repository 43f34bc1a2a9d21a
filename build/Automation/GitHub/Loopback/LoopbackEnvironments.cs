using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Environments with their protection.</summary>
/// <param name="host">The server.</param>
/// <param name="people">The teams.</param>
internal sealed class LoopbackEnvironments(LoopbackHost host, LoopbackPeople people)
{
    private readonly SortedDictionary<string, JsonObject> environments = new(StringComparer.OrdinalIgnoreCase);

    public void AddTo(LoopbackRoutes routes)
    {
        const string Environments = "/repos/{owner}/{repo}/environments";
        routes.Add("GET", Environments, x => LoopbackAnswer.Page(x, environments.Values, "environments"));
        routes.Add(
            "GET",
            $"{Environments}/{{name}}",
            x =>
                environments.TryGetValue(x.Value("name"), out JsonObject? environment)
                    ? LoopbackAnswer.Json(environment)
                    : LoopbackAnswer.Missing
        );
        routes.Add("PUT", $"{Environments}/{{name}}", Set);
        routes.Add(
            "DELETE",
            $"{Environments}/{{name}}",
            x => environments.Remove(x.Value("name")) ? LoopbackAnswer.Done : LoopbackAnswer.Missing
        );
    }

    private LoopbackAnswer Set(LoopbackRequest request)
    {
        if (request.Access < LoopbackAccess.Admin)
            return LoopbackAnswer.Refused(403, "Must have admin rights to Repository.");
        string name = request.Value("name");
        JsonArray rules = [];
        if (request.Body["wait_timer"] is JsonValue timer && timer.TryGetValue(out int minutes) && minutes > 0)
            rules.Add(Rule("wait_timer", "wait_timer", minutes));
        if (request.Body["reviewers"] is JsonArray { Count: > 0 } reviewers)
        {
            if (reviewers.Count > 6)
                return LoopbackAnswer.Refused(422, "Environments can have at most six reviewers.");
            JsonObject rule = Rule(
                "required_reviewers",
                "prevent_self_review",
                request.Flag("prevent_self_review") ?? false
            );
            rule["reviewers"] = new JsonArray([.. reviewers.Select(x => Reviewer(x!.AsObject()))]);
            rules.Add(rule);
        }
        if (request.Body["deployment_branch_policy"] is JsonObject)
            rules.Add(Rule("branch_policy", "node_id", "GA_1"));
        string created = (string?)environments.GetValueOrDefault(name)?["created_at"] ?? host.Now;
        environments[name] = new JsonObject
        {
            ["id"] = LoopbackHost.IdOf(name),
            ["node_id"] = "EN_1",
            ["name"] = name,
            ["url"] = $"{host.Repository}/environments/{name}",
            ["html_url"] = $"{host.RepositoryPage}/deployments/activity_log?environments_filter={name}",
            ["created_at"] = created,
            ["updated_at"] = host.Now,
            ["protection_rules"] = rules,
            ["deployment_branch_policy"] = request.Body["deployment_branch_policy"]?.DeepClone(),
        };
        return LoopbackAnswer.Json(environments[name]);
    }

    private JsonObject Rule(string type, string property, JsonNode value) =>
        new()
        {
            ["id"] = host.NextId(),
            ["node_id"] = "GA_1",
            ["type"] = type,
            [property] = value,
        };

    private JsonObject Reviewer(JsonObject asked)
    {
        string type = (string)asked["type"]!;
        long id = (long)asked["id"]!;
        string? name = type == "Team" ? people.TeamOf(id) : people.LoginOf(id);
        JsonObject reviewer =
            name == null ? []
            : type == "Team" ? people.Team(name)
            : host.User(name);
        reviewer.Remove("organization");
        return new JsonObject { ["type"] = type, ["reviewer"] = reviewer };
    }
}
