using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>From which branches and tags environments take deployments.</summary>
/// <param name="governance">What the repository is.</param>
/// <param name="server">The server, which has the environments.</param>
internal sealed class LoopbackGovernancePolicies(LoopbackGovernance governance, LoopbackGitHub server)
{
    private const string Path = "/environments/{environment}/deployment-branch-policies";
    private readonly List<(string Environment, JsonObject Policy)> policies = [];
    private long last;

    public void AddTo()
    {
        governance.Add("GET", Path, x => LoopbackAnswer.Page(x, Of(x), "branch_policies"));
        governance.Add("POST", Path, Create);
        governance.Add(
            "DELETE",
            $"{Path}/{{id}}",
            x =>
                policies.RemoveAll(y => (long?)y.Policy["id"] == x.Number("id")) > 0
                    ? LoopbackAnswer.Done
                    : LoopbackAnswer.Missing
        );
    }

    private IEnumerable<JsonObject> Of(LoopbackRequest request) =>
        policies.Where(x => x.Environment == request.Value("environment")).Select(x => x.Policy);

    private LoopbackAnswer Create(LoopbackRequest request)
    {
        string environment = request.Value("environment");
        // An environment without policies of its own takes none.
        bool takesAny = server.Requests.Any(x =>
            x is { Method: "PUT", Status: 200 }
            && x.Path.EndsWith($"/environments/{environment}", StringComparison.Ordinal)
            && x.Body?.Contains("\"custom_branch_policies\":true", StringComparison.Ordinal) == true
        );
        if (!takesAny)
            return LoopbackAnswer.Missing;
        string type = request.Text("type") ?? "branch";
        if (Of(request).Any(x => (string?)x["name"] == request.Text("name") && (string?)x["type"] == type))
            return LoopbackAnswer.Refused(303, "The policy is there already");
        JsonObject policy = new()
        {
            ["id"] = ++last,
            ["node_id"] = "GBP_1",
            ["name"] = request.Text("name"),
            ["type"] = type,
        };
        policies.Add((environment, policy));
        return LoopbackAnswer.Json(policy);
    }
}
