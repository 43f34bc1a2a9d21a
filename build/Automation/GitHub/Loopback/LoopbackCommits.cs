using System.Text;
using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Commits and the content of files.</summary>
/// <param name="host">The server.</param>
/// <param name="people">Who has which address.</param>
internal sealed class LoopbackCommits(LoopbackHost host, LoopbackPeople people)
{
    public void AddTo(LoopbackRoutes routes)
    {
        routes.Add("GET", "/repos/{owner}/{repo}", x => LoopbackAnswer.Json(Repository()));
        routes.Add("GET", "/repos/{owner}/{repo}/commits/{*ref}", One);
        routes.Add("GET", "/repos/{owner}/{repo}/contents/{*path}", Content);
        routes.Add("GET", "/repos/{owner}/{repo}/branches/{*branch}", Branch);
    }

    /// <summary>Commits in GitHub's form.</summary>
    /// <param name="range">What git log takes.</param>
    public IEnumerable<JsonObject> Read(params IReadOnlyList<string> range)
    {
        const string Format = "%H%x1f%T%x1f%P%x1f%an%x1f%ae%x1f%aI%x1f%cn%x1f%ce%x1f%cI%x1f%B%x1e";
        return host
            .Git.Run(["log", $"--format={Format}", .. range, "--"])
            .Split('\x1e', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(x => Shape(x.Split('\x1f')));
    }

    /// <summary>The repository in GitHub's form, as far as the parts of this server need it.</summary>
    public JsonObject Repository() =>
        new()
        {
            ["id"] = LoopbackHost.IdOf(host.Name),
            ["node_id"] = $"R_{host.Name}",
            ["name"] = host.Name,
            ["full_name"] = $"{host.Owner}/{host.Name}",
            ["private"] = false,
            ["owner"] = host.User(host.Owner),
            ["html_url"] = host.RepositoryPage,
            ["url"] = host.Repository,
            ["fork"] = false,
            ["default_branch"] = DefaultBranch(),
        };

    public string DefaultBranch() => host.Git.Try("symbolic-ref", "--short", "HEAD")?.Trim() ?? "main";

    private LoopbackAnswer One(LoopbackRequest request) =>
        host.Git.Commit(request.Value("ref")) is { } commit
            ? LoopbackAnswer.Json(Read("-1", commit).First())
            : LoopbackAnswer.Refused(422, $"No commit found for SHA: {request.Value("ref")}");

    private LoopbackAnswer Branch(LoopbackRequest request)
    {
        string branch = request.Value("branch");
        return host.Git.Commit($"refs/heads/{branch}") is { } commit
            ? LoopbackAnswer.Json(
                new JsonObject
                {
                    ["name"] = branch,
                    ["commit"] = Read("-1", commit).First(),
                    ["protected"] = branch == DefaultBranch(),
                }
            )
            : LoopbackAnswer.Refused(404, "Branch not found");
    }

    private LoopbackAnswer Content(LoopbackRequest request)
    {
        string path = request.Value("path");
        string? commit = host.Git.Commit(request.Query("ref") ?? "HEAD");
        byte[]? content = commit == null ? null : host.Git.Bytes("blob", $"{commit}:{path}");
        if (content == null)
            return LoopbackAnswer.Missing;
        if (request.Accept.Contains("raw", StringComparison.Ordinal))
            return new LoopbackAnswer(200, content, "application/vnd.github.raw+json; charset=utf-8");
        return LoopbackAnswer.Json(
            new JsonObject
            {
                ["type"] = "file",
                ["encoding"] = "base64",
                ["size"] = content.Length,
                ["name"] = path[(path.LastIndexOf('/') + 1)..],
                ["path"] = path,
                ["content"] = Convert.ToBase64String(content),
                ["sha"] = host.Git.Run(["rev-parse", $"{commit}:{path}"]).Trim(),
                ["url"] = $"{host.Repository}/contents/{path}?ref={commit}",
            }
        );
    }

    private JsonObject Shape(string[] fields) =>
        new()
        {
            ["sha"] = fields[0],
            ["node_id"] = $"C_{fields[0]}",
            ["url"] = $"{host.Repository}/commits/{fields[0]}",
            ["html_url"] = $"{host.RepositoryPage}/commit/{fields[0]}",
            ["commit"] = new JsonObject
            {
                ["author"] = Signature(fields[3..6]),
                ["committer"] = Signature(fields[6..9]),
                ["message"] = fields[9].TrimEnd('\n'),
                ["tree"] = new JsonObject { ["sha"] = fields[1] },
            },
            ["author"] = User(fields[4]),
            ["committer"] = User(fields[7]),
            ["parents"] = new JsonArray([
                .. fields[2]
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(x => new JsonObject { ["sha"] = x, ["url"] = $"{host.Repository}/commits/{x}" }),
            ]),
        };

    private JsonObject? User(string email) =>
        email == "noreply@github.test" ? host.User("web-flow")
        : people.ByEmail(email) is { } login ? host.User(login)
        : null;

    private static JsonObject Signature(string[] fields) =>
        new()
        {
            ["name"] = fields[0],
            ["email"] = fields[1],
            ["date"] = fields[2],
        };
}
