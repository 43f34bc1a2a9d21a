using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Releases and their files.</summary>
/// <param name="host">The server.</param>
internal sealed class LoopbackReleases(LoopbackHost host)
{
    /// <summary>What a request accepts whose upload is to break off.</summary>
    public const string Half = "half";

    private readonly SortedDictionary<long, JsonObject> releases = [];
    private readonly LoopbackAssets files = new(host);

    public void AddTo(LoopbackRoutes routes)
    {
        const string Releases = "/repos/{owner}/{repo}/releases";
        routes.Add("GET", Releases, x => LoopbackAnswer.Page(x, Seen(x).Reverse()));
        routes.Add("POST", Releases, Create);
        routes.Add("GET", $"{Releases}/{{release}}", x => With(x, y => LoopbackAnswer.Json(y)));
        routes.Add("PATCH", $"{Releases}/{{release}}", x => With(x, y => Change(x, y)));
        routes.Add("DELETE", $"{Releases}/{{release}}", Delete);
        routes.Add("GET", $"{Releases}/latest", x => First(Published().Where(y => !(bool)y["prerelease"]!)));
        routes.Add(
            "GET",
            $"{Releases}/tags/{{*tag}}",
            x => First(Published().Where(y => (string)y["tag_name"]! == x.Value("tag")))
        );
        routes.Add(
            "GET",
            $"{Releases}/{{release}}/assets",
            x => With(x, y => LoopbackAnswer.Page(x, y["assets"]!.AsArray()!))
        );
        routes.Add("POST", $"{Releases}/{{release}}/assets", x => With(x, y => files.Upload(x, y)));
        routes.Add("GET", $"{Releases}/assets/{{asset}}", x => files.Get(x, Seen(x)));
        routes.Add("DELETE", $"{Releases}/assets/{{asset}}", x => files.Delete(x, Seen(x)));
    }

    /// <summary>The releases that a token sees: who may not write sees no drafts.</summary>
    private IEnumerable<JsonObject> Seen(LoopbackRequest request) =>
        releases.Values.Where(x => !(bool)x["draft"]! || request.Access >= LoopbackAccess.Write);

    private IEnumerable<JsonObject> Published() => releases.Values.Reverse().Where(x => !(bool)x["draft"]!);

    private static LoopbackAnswer First(IEnumerable<JsonObject> found) =>
        found.FirstOrDefault() is { } release ? LoopbackAnswer.Json(release) : LoopbackAnswer.Missing;

    private LoopbackAnswer With(LoopbackRequest request, Func<JsonObject, LoopbackAnswer> answer) =>
        Seen(request).FirstOrDefault(x => (long)x["id"]! == request.Number("release")) is { } release
            ? answer(release)
            : LoopbackAnswer.Missing;

    private LoopbackAnswer Create(LoopbackRequest request)
    {
        if (string.IsNullOrEmpty(request.Text("tag_name")))
            return LoopbackAnswer.Invalid("Release", "tag_name", "missing_field");
        bool isDraft = request.Flag("draft") ?? false;
        if (!isDraft && Published().Any(x => (string)x["tag_name"]! == request.Text("tag_name")))
            return LoopbackAnswer.Invalid("Release", "tag_name", "already_exists");
        long id = host.NextId();
        string address = FormattableString.Invariant($"{host.Repository}/releases/{id}");
        JsonObject release = new()
        {
            ["id"] = id,
            ["node_id"] = "RE_1",
            ["url"] = address,
            ["html_url"] = $"{host.RepositoryPage}/releases/tag/{request.Text("tag_name")}",
            ["assets_url"] = $"{address}/assets",
            ["upload_url"] = $"{address}/assets{{?name,label}}",
            ["tarball_url"] = null,
            ["zipball_url"] = null,
            ["tag_name"] = request.Text("tag_name"),
            ["target_commitish"] = request.Text("target_commitish") ?? "main",
            ["name"] = request.Text("name"),
            ["body"] = request.Text("body"),
            ["draft"] = true,
            ["prerelease"] = request.Flag("prerelease") ?? false,
            ["author"] = host.User(request.Login),
            ["created_at"] = host.Now,
            ["published_at"] = null,
            ["assets"] = new JsonArray(),
        };
        releases[id] = release;
        if (!isDraft)
            Publish(release);
        return LoopbackAnswer.Json(release, 201);
    }

    private LoopbackAnswer Change(LoopbackRequest request, JsonObject release)
    {
        foreach (string field in new[] { "tag_name", "target_commitish", "name", "body" })
        {
            if (request.Text(field) is { } text)
                release[field] = text;
        }
        if (request.Flag("prerelease") is { } isPreRelease)
            release["prerelease"] = isPreRelease;
        if (request.Flag("draft") == false && (bool)release["draft"]!)
        {
            if (Published().Any(x => (string)x["tag_name"]! == (string)release["tag_name"]!))
                return LoopbackAnswer.Invalid("Release", "tag_name", "already_exists");
            Publish(release);
        }
        return LoopbackAnswer.Json(release);
    }

    /// <summary>Makes a release visible. As on GitHub, its tag is made when it is not there.</summary>
    private void Publish(JsonObject release)
    {
        release["draft"] = false;
        release["published_at"] = host.Now;
        string tag = $"refs/tags/{release["tag_name"]}";
        if (host.Git.Commit(tag) == null && host.Git.Commit((string)release["target_commitish"]!) is { } commit)
            host.Git.Update(tag, commit);
    }

    private LoopbackAnswer Delete(LoopbackRequest request) =>
        With(
            request,
            x =>
            {
                releases.Remove((long)x["id"]!);
                return LoopbackAnswer.Done;
            }
        );
}
