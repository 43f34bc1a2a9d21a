using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>States of commits.</summary>
/// <param name="host">The server.</param>
internal sealed class LoopbackStatuses(LoopbackHost host)
{
    private static readonly string[] States = ["error", "failure", "pending", "success"];
    private readonly List<(string Commit, JsonObject Status)> all = [];

    public void AddTo(LoopbackRoutes routes)
    {
        routes.Add("POST", "/repos/{owner}/{repo}/statuses/{sha}", Set);
        // The newest comes first, as on GitHub.
        routes.Add(
            "GET",
            "/repos/{owner}/{repo}/commits/{sha}/statuses",
            x => LoopbackAnswer.Page(x, [.. all.Where(y => y.Commit == x.Value("sha")).Select(y => y.Status).Reverse()])
        );
    }

    private LoopbackAnswer Set(LoopbackRequest request)
    {
        if (host.Git.Commit(request.Value("sha")) is null)
            return LoopbackAnswer.Refused(422, $"No commit found for SHA: {request.Value("sha")}");
        if (request.Text("state") is not { } state || !States.Contains(state, StringComparer.Ordinal))
            return LoopbackAnswer.Invalid("Status", "state", "invalid");
        if (request.Text("description") is { Length: > 140 })
            return LoopbackAnswer.Invalid("Status", "description", "invalid");
        JsonObject status = new()
        {
            ["id"] = host.NextId(),
            ["state"] = state,
            ["context"] = request.Text("context") ?? "default",
            ["description"] = request.Text("description"),
            ["target_url"] = request.Text("target_url"),
            ["creator"] = host.User(request.Login),
            ["created_at"] = host.Now,
            ["updated_at"] = host.Now,
        };
        all.Add((request.Value("sha"), status));
        return LoopbackAnswer.Json(status, 201);
    }
}
