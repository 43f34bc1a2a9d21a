using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>The files of releases.</summary>
/// <param name="host">The server.</param>
internal sealed class LoopbackAssets(LoopbackHost host)
{
    private readonly Dictionary<long, ReadOnlyMemory<byte>> contents = [];

    public LoopbackAnswer Upload(LoopbackRequest request, JsonObject release)
    {
        // What GitHub makes of names: https://docs.github.com/rest/releases/assets
        string name = (request.Query("name") ?? "").Replace(' ', '.');
        if (name.Length == 0)
            return LoopbackAnswer.Invalid("ReleaseAsset", "name", "missing_field");
        if (release["assets"]!.AsArray().Any(x => (string)x!["name"]! == name))
            return LoopbackAnswer.Invalid("ReleaseAsset", "name", "already_exists");
        bool isWhole = request.Accept != LoopbackReleases.Half;
        ReadOnlyMemory<byte> content = isWhole ? request.Content : default;
        long id = host.NextId();
        JsonObject asset = new()
        {
            ["id"] = id,
            ["node_id"] = "RA_1",
            ["url"] = FormattableString.Invariant($"{host.Repository}/releases/assets/{id}"),
            ["browser_download_url"] = $"{host.RepositoryPage}/releases/download/{release["tag_name"]}/{name}",
            ["name"] = name,
            ["label"] = request.Query("label"),
            ["state"] = isWhole ? "uploaded" : "open",
            ["content_type"] = "application/octet-stream",
            ["size"] = content.Length,
            ["digest"] = isWhole ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content.Span))}" : null,
            ["download_count"] = 0,
            ["created_at"] = host.Now,
            ["updated_at"] = host.Now,
            ["uploader"] = host.User(request.Login),
        };
        contents[id] = content.ToArray();
        release["assets"]!.AsArray().Add(asset);
        return LoopbackAnswer.Json(asset, 201);
    }

    public LoopbackAnswer Get(LoopbackRequest request, IEnumerable<JsonObject> releases)
    {
        if (Find(request, releases) is not { } asset)
            return LoopbackAnswer.Missing;
        return request.Accept.Contains("octet-stream", StringComparison.Ordinal)
            ? new LoopbackAnswer(200, contents[(long)asset["id"]!], "application/octet-stream")
            : LoopbackAnswer.Json(asset);
    }

    public LoopbackAnswer Delete(LoopbackRequest request, IEnumerable<JsonObject> releases)
    {
        if (Find(request, releases) is not { } asset)
            return LoopbackAnswer.Missing;
        contents.Remove((long)asset["id"]!);
        asset.Parent!.AsArray().Remove(asset);
        return LoopbackAnswer.Done;
    }

    private static JsonNode? Find(LoopbackRequest request, IEnumerable<JsonObject> releases) =>
        releases
            .SelectMany(x => x["assets"]!.AsArray())
            .FirstOrDefault(x => (long)x!["id"]! == request.Number("asset"));
}
