using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Labels and comments of pull requests, which are issues too.</summary>
/// <param name="host">The server.</param>
/// <param name="pulls">The pull requests.</param>
internal sealed class LoopbackIssues(LoopbackHost host, LoopbackPulls pulls)
{
    private readonly List<(long Number, JsonObject Comment)> comments = [];

    public void AddTo(LoopbackRoutes routes)
    {
        const string Issue = "/repos/{owner}/{repo}/issues/{number}";
        const string Comment = "/repos/{owner}/{repo}/issues/comments/{id}";
        routes.Add("GET", $"{Issue}/labels", x => pulls.With(x, y => LoopbackAnswer.Page(x, Labels(y)!)));
        routes.Add("POST", $"{Issue}/labels", x => pulls.With(x, y => Label(x, y)));
        routes.Add("DELETE", $"{Issue}/labels/{{name}}", x => pulls.With(x, y => Unlabel(x, y)));
        routes.Add(
            "GET",
            $"{Issue}/comments",
            x =>
                pulls.With(
                    x,
                    y =>
                        LoopbackAnswer.Page(
                            x,
                            comments.Where(z => z.Number == x.Number("number")).Select(z => z.Comment)
                        )
                )
        );
        routes.Add("POST", $"{Issue}/comments", x => pulls.With(x, y => Say(x)));
        routes.Add("PATCH", Comment, Change);
    }

    private static JsonArray Labels(JsonObject pull) => pull["labels"]!.AsArray();

    private static LoopbackAnswer Label(LoopbackRequest request, JsonObject pull)
    {
        if (request.Texts("labels").Count == 0)
            return LoopbackAnswer.Invalid("Label", "labels", "missing_field");
        foreach (string name in request.Texts("labels"))
        {
            if (Labels(pull).Any(x => (string)x!["name"]! == name))
                continue;
            Labels(pull)
                .Add(
                    new JsonObject
                    {
                        ["id"] = LoopbackHost.IdOf(name),
                        ["name"] = name,
                        ["color"] = "ededed",
                        ["default"] = false,
                        ["description"] = null,
                    }
                );
        }
        return LoopbackAnswer.Json(Labels(pull).DeepClone());
    }

    private static LoopbackAnswer Unlabel(LoopbackRequest request, JsonObject pull)
    {
        JsonNode? label = Labels(pull).FirstOrDefault(x => (string)x!["name"]! == request.Value("name"));
        if (label == null)
            return LoopbackAnswer.Refused(404, "Label does not exist");
        Labels(pull).Remove(label);
        return LoopbackAnswer.Json(Labels(pull).DeepClone());
    }

    private LoopbackAnswer Say(LoopbackRequest request)
    {
        if (string.IsNullOrEmpty(request.Text("body")))
            return LoopbackAnswer.Invalid("IssueComment", "body", "missing_field");
        long id = host.NextId();
        JsonObject comment = new()
        {
            ["id"] = id,
            ["node_id"] = "IC_1",
            ["url"] = FormattableString.Invariant($"{host.Repository}/issues/comments/{id}"),
            ["html_url"] = FormattableString.Invariant(
                $"{host.RepositoryPage}/pull/{request.Value("number")}#issuecomment-{id}"
            ),
            ["body"] = request.Text("body"),
            ["user"] = host.User(request.Login),
            ["created_at"] = host.Now,
            ["updated_at"] = host.Now,
        };
        comments.Add((request.Number("number"), comment));
        return LoopbackAnswer.Json(comment, 201);
    }

    private LoopbackAnswer Change(LoopbackRequest request)
    {
        JsonObject? comment = comments.Find(x => (long)x.Comment["id"]! == request.Number("id")).Comment;
        if (comment == null)
            return LoopbackAnswer.Missing;
        comment["body"] = request.Text("body");
        comment["updated_at"] = host.Now;
        return LoopbackAnswer.Json(comment);
    }
}
