using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>References and the objects of annotated tags.</summary>
/// <param name="host">The server.</param>
/// <param name="activity">Takes a note of what changes branches.</param>
internal sealed class LoopbackReferences(LoopbackHost host, LoopbackActivity activity)
{
    public void AddTo(LoopbackRoutes routes)
    {
        const string Git = "/repos/{owner}/{repo}/git";
        routes.Add("GET", $"{Git}/ref/{{*ref}}", x => Shape($"refs/{x.Value("ref")}", 200));
        routes.Add("GET", $"{Git}/matching-refs/{{*ref}}", Matching);
        routes.Add("POST", $"{Git}/refs", Create);
        routes.Add("PATCH", $"{Git}/refs/{{*ref}}", Change);
        routes.Add("DELETE", $"{Git}/refs/{{*ref}}", Delete);
        routes.Add("POST", $"{Git}/tags", Tag);
        routes.Add("GET", $"{Git}/tags/{{sha}}", x => Read(x.Value("sha"), 200));
    }

    private LoopbackAnswer Shape(string reference, int status) =>
        host.Git.References(reference).TryGetValue(reference, out string? id)
            ? LoopbackAnswer.Json(Object(reference, id), status)
            : LoopbackAnswer.Missing;

    private LoopbackAnswer Matching(LoopbackRequest request) =>
        LoopbackAnswer.Json(
            new JsonArray([
                .. host
                    .Git.References()
                    .Where(x => x.Key.StartsWith($"refs/{request.Value("ref")}", StringComparison.Ordinal))
                    .Select(x => Object(x.Key, x.Value)),
            ])
        );

    private JsonObject Object(string reference, string id) =>
        new()
        {
            ["ref"] = reference,
            ["node_id"] = "REF_1",
            ["url"] = $"{host.Repository}/git/{reference}",
            ["object"] = Target(id),
        };

    private JsonObject Target(string id)
    {
        string kind = host.Git.KindOf(id) ?? "commit";
        return new JsonObject
        {
            ["type"] = kind,
            ["sha"] = id,
            ["url"] = $"{host.Repository}/git/{kind}s/{id}",
        };
    }

    private LoopbackAnswer Create(LoopbackRequest request)
    {
        string reference = request.Text("ref") ?? "";
        string id = request.Text("sha") ?? "";
        if (
            host.Git.Try("check-ref-format", reference) == null
            || !reference.StartsWith("refs/", StringComparison.Ordinal)
        )
            return LoopbackAnswer.Refused(422, $"{reference} is not a valid ref name.");
        if (host.Git.KindOf(id) == null)
            return LoopbackAnswer.Refused(422, "Object does not exist");
        if (host.Git.References(reference).ContainsKey(reference))
            return LoopbackAnswer.Refused(422, "Reference already exists");
        return Set(request, reference, id, 201);
    }

    private LoopbackAnswer Change(LoopbackRequest request)
    {
        string reference = $"refs/{request.Value("ref")}";
        string id = request.Text("sha") ?? "";
        if (!host.Git.References(reference).TryGetValue(reference, out string? old))
            return LoopbackAnswer.Refused(422, "Reference does not exist");
        if (host.Git.KindOf(id) == null)
            return LoopbackAnswer.Refused(422, "Object does not exist");
        if (request.Flag("force") != true && !host.Git.Contains(id, old))
            return LoopbackAnswer.Refused(422, "Update is not a fast forward");
        return Set(request, reference, id, 200);
    }

    private LoopbackAnswer Set(LoopbackRequest request, string reference, string id, int status)
    {
        host.Git.Update(reference, id);
        if (reference.StartsWith("refs/heads/", StringComparison.Ordinal))
            activity.Made(request.Login, reference, id, status == 201 ? "branch_creation" : "push");
        return Shape(reference, status);
    }

    private LoopbackAnswer Delete(LoopbackRequest request)
    {
        string reference = $"refs/{request.Value("ref")}";
        if (!host.Git.References(reference).ContainsKey(reference))
            return LoopbackAnswer.Refused(422, "Reference does not exist");
        host.Git.Delete(reference);
        return LoopbackAnswer.Done;
    }

    private LoopbackAnswer Tag(LoopbackRequest request)
    {
        foreach (string field in new[] { "tag", "message", "object", "type" })
        {
            if (string.IsNullOrEmpty(request.Text(field)))
                return LoopbackAnswer.Invalid("Tag", field, "missing_field");
        }
        if (host.Git.KindOf(request.Text("object")!) != request.Text("type"))
            return LoopbackAnswer.Refused(422, "Object does not exist");
        JsonObject tagger = request.Body["tagger"] as JsonObject ?? [];
        DateTimeOffset at = DateTimeOffset.Parse((string?)tagger["date"] ?? host.Now, CultureInfo.InvariantCulture);
        string content = string.Create(
            CultureInfo.InvariantCulture,
            $"object {request.Text("object")}\ntype {request.Text("type")}\ntag {request.Text("tag")}\ntagger {(string?)tagger["name"] ?? request.Login} <{(string?)tagger["email"] ?? LoopbackHost.EmailOf(request.Login)}> {at.ToUnixTimeSeconds()} +0000\n\n{request.Text("message")}\n"
        );
        return Read(host.Git.Tag(content), 201);
    }

    private LoopbackAnswer Read(string id, int status)
    {
        if (host.Git.KindOf(id) != "tag" || host.Git.Bytes("tag", id) is not { } content)
            return LoopbackAnswer.Missing;
        string[] parts = Encoding.UTF8.GetString(content).Split("\n\n", 2);
        Dictionary<string, string> fields = parts[0]
            .Split('\n')
            .Select(x => x.Split(' ', 2))
            .ToDictionary(x => x[0], x => x[1], StringComparer.Ordinal);
        string tagger = fields["tagger"];
        string[] when = tagger[(tagger.IndexOf('>', StringComparison.Ordinal) + 2)..].Split(' ');
        return LoopbackAnswer.Json(
            new JsonObject
            {
                ["node_id"] = "TAG_1",
                ["tag"] = fields["tag"],
                ["sha"] = id,
                ["url"] = $"{host.Repository}/git/tags/{id}",
                ["message"] = parts[1],
                ["tagger"] = new JsonObject
                {
                    ["name"] = tagger[..(tagger.IndexOf('<', StringComparison.Ordinal) - 1)],
                    ["email"] = tagger.Split('<', '>')[1],
                    ["date"] = DateTimeOffset
                        .FromUnixTimeSeconds(long.Parse(when[0], CultureInfo.InvariantCulture))
                        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                },
                ["object"] = Target(fields["object"]),
            },
            status
        );
    }
}
