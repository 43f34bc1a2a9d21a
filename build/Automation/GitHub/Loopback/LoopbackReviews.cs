using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Reviews of pull requests, and who is asked for one.</summary>
/// <param name="host">The server.</param>
/// <param name="pulls">The pull requests.</param>
internal sealed class LoopbackReviews(LoopbackHost host, LoopbackPulls pulls)
{
    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["APPROVE"] = "APPROVED",
        ["REQUEST_CHANGES"] = "CHANGES_REQUESTED",
        ["COMMENT"] = "COMMENTED",
    };

    public void AddTo(LoopbackRoutes routes)
    {
        const string Pull = "/repos/{owner}/{repo}/pulls/{number}";
        routes.Add("GET", $"{Pull}/reviews", x => pulls.With(x, y => LoopbackAnswer.Page(x, Of(y))));
        routes.Add("POST", $"{Pull}/reviews", x => pulls.With(x, y => Review(x, y)));
        routes.Add("POST", $"{Pull}/requested_reviewers", x => pulls.With(x, y => Ask(x, y)));
        routes.Add(
            "GET",
            $"{Pull}/requested_reviewers",
            x =>
                pulls.With(
                    x,
                    y =>
                        LoopbackAnswer.Json(
                            new JsonObject
                            {
                                ["users"] = y["requested_reviewers"]!.DeepClone(),
                                ["teams"] = y["requested_teams"]!.DeepClone(),
                            }
                        )
                )
        );
    }

    private List<JsonObject> Of(JsonObject pull) => pulls.Reviews[LoopbackPulls.Number(pull)];

    private LoopbackAnswer Review(LoopbackRequest request, JsonObject pull)
    {
        if (request.Text("event") is not { } name || !States.TryGetValue(name, out string? state))
            return LoopbackAnswer.Invalid("PullRequestReview", "event", "invalid");
        if (state != "COMMENTED" && (string)pull["user"]!["login"]! == request.Login)
            return LoopbackAnswer.Refused(
                422,
                $"Can not {(state == "APPROVED" ? "approve" : "request changes on")} your own pull request"
            );
        string commit = request.Text("commit_id") ?? LoopbackPulls.Sha(pull, "head");
        if (host.Git.Commit(commit) is null)
            return LoopbackAnswer.Invalid("PullRequestReview", "commit_id", "invalid");
        JsonObject review = new()
        {
            ["id"] = host.NextId(),
            ["node_id"] = "PRR_1",
            ["user"] = host.User(request.Login),
            ["body"] = request.Text("body") ?? "",
            ["state"] = state,
            ["commit_id"] = commit,
            ["submitted_at"] = host.Now,
            ["author_association"] = request.Access >= LoopbackAccess.Write ? "MEMBER" : "NONE",
            ["html_url"] = $"{pull["html_url"]}#pullrequestreview",
            ["pull_request_url"] = (string)pull["url"]!,
        };
        Of(pull).Add(review);
        return LoopbackAnswer.Json(review);
    }

    private LoopbackAnswer Ask(LoopbackRequest request, JsonObject pull)
    {
        if (request.Texts("reviewers").Contains((string)pull["user"]!["login"]!, StringComparer.Ordinal))
            return LoopbackAnswer.Refused(422, "Review cannot be requested from pull request author.");
        foreach (string login in request.Texts("reviewers"))
            Add(pull["requested_reviewers"]!.AsArray(), "login", login, host.User(login));
        foreach (string slug in request.Texts("team_reviewers"))
        {
            JsonObject team = new()
            {
                ["id"] = LoopbackHost.IdOf(slug),
                ["slug"] = slug,
                ["name"] = slug,
            };
            Add(pull["requested_teams"]!.AsArray(), "slug", slug, team);
        }
        return LoopbackAnswer.Json(pull, 201);
    }

    private static void Add(JsonArray asked, string key, string value, JsonObject item)
    {
        if (!asked.Any(x => (string)x![key]! == value))
            asked.Add(item);
    }
}
