using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Deployments and their statuses.</summary>
/// <param name="host">The server.</param>
internal sealed class LoopbackDeployments(LoopbackHost host)
{
    private static readonly string[] States =
    [
        "error",
        "failure",
        "inactive",
        "in_progress",
        "queued",
        "pending",
        "success",
    ];

    private readonly List<JsonObject> deployments = [];
    private readonly Dictionary<long, List<JsonObject>> statuses = [];

    public void AddTo(LoopbackRoutes routes)
    {
        const string Deployments = "/repos/{owner}/{repo}/deployments";
        routes.Add("GET", Deployments, List);
        routes.Add("POST", Deployments, Create);
        routes.Add("GET", $"{Deployments}/{{id}}", x => With(x, y => LoopbackAnswer.Json(y)));
        routes.Add(
            "GET",
            $"{Deployments}/{{id}}/statuses",
            x => With(x, y => LoopbackAnswer.Page(x, Enumerable.Reverse(Of(y))))
        );
        routes.Add("POST", $"{Deployments}/{{id}}/statuses", x => With(x, y => Say(x, y)));
    }

    private List<JsonObject> Of(JsonObject deployment) => statuses[(long)deployment["id"]!];

    private LoopbackAnswer With(LoopbackRequest request, Func<JsonObject, LoopbackAnswer> answer) =>
        deployments.Find(x => (long)x["id"]! == request.Number("id")) is { } deployment
            ? answer(deployment)
            : LoopbackAnswer.Missing;

    private LoopbackAnswer List(LoopbackRequest request) =>
        LoopbackAnswer.Page(
            request,
            Enumerable
                .Reverse(deployments)
                .Where(x =>
                    new[] { "environment", "ref", "sha", "task" }.All(y =>
                        request.Query(y) is not { } wanted || (string)x[y]! == wanted
                    )
                )
        );

    private LoopbackAnswer Create(LoopbackRequest request)
    {
        if (string.IsNullOrEmpty(request.Text("ref")))
            return LoopbackAnswer.Invalid("Deployment", "ref", "missing_field");
        if (host.Git.Commit(request.Text("ref")!) is not { } commit)
            return LoopbackAnswer.Refused(422, $"No ref found for: {request.Text("ref")}");
        // Nothing reports checks here, so a deployment that waits for them is refused as GitHub does while they are missing.
        if (request.Body["required_contexts"] is not JsonArray { Count: 0 })
            return LoopbackAnswer.Refused(409, $"Conflict: Commit status checks failed for {request.Text("ref")}.");
        long id = host.NextId();
        string address = FormattableString.Invariant($"{host.Repository}/deployments/{id}");
        JsonObject deployment = new()
        {
            ["id"] = id,
            ["node_id"] = "DE_1",
            ["url"] = address,
            ["sha"] = commit,
            ["ref"] = request.Text("ref"),
            ["task"] = request.Text("task") ?? "deploy",
            ["payload"] = request.Body["payload"]?.DeepClone() ?? "",
            ["original_environment"] = request.Text("environment") ?? "production",
            ["environment"] = request.Text("environment") ?? "production",
            ["description"] = request.Text("description"),
            ["creator"] = host.User(request.Login),
            ["created_at"] = host.Now,
            ["updated_at"] = host.Now,
            ["statuses_url"] = $"{address}/statuses",
            ["repository_url"] = host.Repository,
        };
        deployments.Add(deployment);
        statuses[id] = [];
        return LoopbackAnswer.Json(deployment, 201);
    }

    private LoopbackAnswer Say(LoopbackRequest request, JsonObject deployment)
    {
        if (!States.Contains(request.Text("state"), StringComparer.Ordinal))
            return LoopbackAnswer.Invalid("DeploymentStatus", "state", "invalid");
        if (request.Text("description") is { Length: > 140 })
            return LoopbackAnswer.Invalid("DeploymentStatus", "description", "custom");
        string environment = (string)deployment["environment"]!;
        JsonObject status = Status(deployment, request.Login, request.Text("state")!);
        status["description"] = request.Text("description") ?? "";
        status["target_url"] = request.Text("log_url") ?? "";
        status["log_url"] = request.Text("log_url") ?? "";
        status["environment_url"] = request.Text("environment_url") ?? "";
        Of(deployment).Add(status);
        if (request.Text("state") == "success" && request.Flag("auto_inactive") != false)
            Retire(deployment, environment, request.Login);
        return LoopbackAnswer.Json(status, 201);
    }

    /// <summary>What ran in an environment before is told to be inactive.</summary>
    private void Retire(JsonObject current, string environment, string login)
    {
        foreach (JsonObject other in deployments.Where(x => x != current && (string)x["environment"]! == environment))
        {
            if ((string?)Of(other).LastOrDefault()?["state"] == "success")
                Of(other).Add(Status(other, login, "inactive"));
        }
    }

    private JsonObject Status(JsonObject deployment, string login, string state)
    {
        long id = host.NextId();
        return new JsonObject
        {
            ["id"] = id,
            ["node_id"] = "DES_1",
            ["url"] = FormattableString.Invariant($"{deployment["url"]}/statuses/{id}"),
            ["state"] = state,
            ["creator"] = host.User(login),
            ["description"] = "",
            ["environment"] = (string)deployment["environment"]!,
            ["target_url"] = "",
            ["log_url"] = "",
            ["environment_url"] = "",
            ["created_at"] = host.Now,
            ["updated_at"] = host.Now,
            ["deployment_url"] = (string)deployment["url"]!,
            ["repository_url"] = host.Repository,
        };
    }
}
