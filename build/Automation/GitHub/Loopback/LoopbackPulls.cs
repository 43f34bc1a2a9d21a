using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Pull requests between branches of the repository.</summary>
/// <param name="host">The server.</param>
/// <param name="commits">Commits.</param>
internal sealed class LoopbackPulls(LoopbackHost host, LoopbackCommits commits)
{
    private readonly SortedDictionary<long, JsonObject> pulls = [];

    public bool DismissesStaleReviews { get; set; }

    /// <summary>The reviews of each pull request, the oldest first.</summary>
    public Dictionary<long, List<JsonObject>> Reviews { get; } = [];

    public void AddTo(LoopbackRoutes routes)
    {
        routes.Add("POST", "/repos/{owner}/{repo}/pulls", Create);
        routes.Add("GET", "/repos/{owner}/{repo}/pulls", List);
        routes.Add("GET", "/repos/{owner}/{repo}/pulls/{number}", x => With(x, y => LoopbackAnswer.Json(y)));
        routes.Add("PATCH", "/repos/{owner}/{repo}/pulls/{number}", x => With(x, y => Change(x, y)));
        routes.Add(
            "GET",
            "/repos/{owner}/{repo}/pulls/{number}/commits",
            x => With(x, y => LoopbackAnswer.Page(x, commits.Read("--reverse", $"{Sha(y, "base")}..{Sha(y, "head")}")))
        );
        routes.Add(
            "GET",
            "/repos/{owner}/{repo}/pulls/{number}/files",
            x => With(x, y => LoopbackAnswer.Page(x, LoopbackDiff.Files(host, Sha(y, "base"), Sha(y, "head"))))
        );
        routes.Add("GET", "/repos/{owner}/{repo}/commits/{sha}/pulls", OfCommit);
    }

    /// <summary>Answers from a pull request, when there is one of that number.</summary>
    public LoopbackAnswer With(LoopbackRequest request, Func<JsonObject, LoopbackAnswer> answer) =>
        pulls.TryGetValue(request.Number("number"), out JsonObject? pull) ? answer(pull) : LoopbackAnswer.Missing;

    public static string Sha(JsonObject pull, string side) => (string)pull[side]!["sha"]!;

    public static string Ref(JsonObject pull, string side) => (string)pull[side]!["ref"]!;

    public static long Number(JsonObject pull) => (long)pull["number"]!;

    /// <summary>Follows the branches of open pull requests.</summary>
    public void Note(IReadOnlyDictionary<string, string> branches)
    {
        foreach (JsonObject pull in pulls.Values.Where(x => (string)x["state"]! == "open"))
        {
            string head = $"refs/heads/{Ref(pull, "head")}";
            if (!branches.TryGetValue(head, out string? commit))
            {
                Close(pull);
                continue;
            }
            if (branches.TryGetValue($"refs/heads/{Ref(pull, "base")}", out string? onto))
                pull["base"]!["sha"] = onto;
            if (commit == Sha(pull, "head"))
                continue;
            pull["head"]!["sha"] = commit;
            pull["updated_at"] = host.Now;
            Reference(pull);
            foreach (JsonObject review in DismissesStaleReviews ? Reviews[Number(pull)] : [])
            {
                if ((string)review["state"]! == "APPROVED")
                    review["state"] = "DISMISSED";
            }
        }
    }

    public void Close(JsonObject pull)
    {
        pull["state"] = "closed";
        pull["closed_at"] = host.Now;
        pull["updated_at"] = host.Now;
    }

    private LoopbackAnswer Create(LoopbackRequest request)
    {
        foreach (string field in new[] { "title", "head", "base" })
        {
            if (string.IsNullOrEmpty(request.Text(field)))
                return LoopbackAnswer.Invalid("PullRequest", field, "missing_field");
        }
        string head = request.Text("head")!.Split(':')[^1];
        string onto = request.Text("base")!;
        if (host.Git.Commit($"refs/heads/{head}") is not { } commit)
            return LoopbackAnswer.Invalid("PullRequest", "head", "invalid");
        if (host.Git.Commit($"refs/heads/{onto}") is not { } baseCommit)
            return LoopbackAnswer.Invalid("PullRequest", "base", "invalid");
        if (pulls.Values.Any(x => (string)x["state"]! == "open" && Ref(x, "head") == head && Ref(x, "base") == onto))
            return Refused($"A pull request already exists for {host.Owner}:{head}.");
        if (host.Git.Contains(baseCommit, commit))
            return Refused($"No commits between {onto} and {head}");
        JsonObject pull = New(request, (head, commit), (onto, baseCommit));
        pulls[Number(pull)] = pull;
        Reviews[Number(pull)] = [];
        Reference(pull);
        return LoopbackAnswer.Json(pull, 201);
    }

    private JsonObject New(LoopbackRequest request, (string Ref, string Sha) head, (string Ref, string Sha) onto)
    {
        long number = pulls.Keys.LastOrDefault() + 1;
        return new JsonObject
        {
            ["id"] = host.NextId(),
            ["node_id"] = FormattableString.Invariant($"PR_{number}"),
            ["number"] = number,
            ["url"] = FormattableString.Invariant($"{host.Repository}/pulls/{number}"),
            ["html_url"] = FormattableString.Invariant($"{host.RepositoryPage}/pull/{number}"),
            ["state"] = "open",
            ["locked"] = false,
            ["draft"] = request.Flag("draft") ?? false,
            ["title"] = request.Text("title"),
            ["body"] = request.Text("body"),
            ["user"] = host.User(request.Login),
            ["created_at"] = host.Now,
            ["updated_at"] = host.Now,
            ["closed_at"] = null,
            ["merged"] = false,
            ["merged_at"] = null,
            ["merged_by"] = null,
            ["merge_commit_sha"] = null,
            ["head"] = Side(head),
            ["base"] = Side(onto),
            ["labels"] = new JsonArray(),
            ["requested_reviewers"] = new JsonArray(),
            ["requested_teams"] = new JsonArray(),
        };
    }

    private JsonObject Side((string Ref, string Sha) side) =>
        new()
        {
            ["label"] = $"{host.Owner}:{side.Ref}",
            ["ref"] = side.Ref,
            ["sha"] = side.Sha,
            ["user"] = host.User(host.Owner),
            ["repo"] = commits.Repository(),
        };

    private LoopbackAnswer List(LoopbackRequest request)
    {
        string state = request.Query("state") ?? "open";
        IEnumerable<JsonObject> found = pulls
            .Values.Where(x => state == "all" || (string)x["state"]! == state)
            .Where(x => request.Query("base") is not { } onto || Ref(x, "base") == onto)
            .Where(x => request.Query("head") is not { } head || (string)x["head"]!["label"]! == head);
        return LoopbackAnswer.Page(request, request.Query("direction") == "asc" ? found : found.Reverse());
    }

    private LoopbackAnswer Change(LoopbackRequest request, JsonObject pull)
    {
        foreach (string field in new[] { "title", "body" })
        {
            if (request.Text(field) is { } text)
                pull[field] = text;
        }
        if (request.Text("state") is { } state && !(bool)pull["merged"]!)
        {
            pull["state"] = state;
            pull["closed_at"] = state == "closed" ? host.Now : null;
        }
        pull["updated_at"] = host.Now;
        return LoopbackAnswer.Json(pull);
    }

    private LoopbackAnswer OfCommit(LoopbackRequest request)
    {
        if (host.Git.Commit(request.Value("sha")) is not { } commit)
            return LoopbackAnswer.Refused(422, $"No commit found for SHA: {request.Value("sha")}");
        return LoopbackAnswer.Page(
            request,
            pulls.Values.Where(x =>
                (string?)x["merge_commit_sha"] == commit
                || (host.Git.Contains(Sha(x, "head"), commit) && !host.Git.Contains(Sha(x, "base"), commit))
            )
        );
    }

    private void Reference(JsonObject pull) =>
        host.Git.Update(FormattableString.Invariant($"refs/pull/{Number(pull)}/head"), Sha(pull, "head"));

    private static LoopbackAnswer Refused(string message) =>
        LoopbackAnswer.Json(
            new JsonObject
            {
                ["message"] = "Validation Failed",
                ["errors"] = new JsonArray(
                    new JsonObject
                    {
                        ["resource"] = "PullRequest",
                        ["code"] = "custom",
                        ["message"] = message,
                    }
                ),
            },
            422
        );
}
