using System.Globalization;
using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>What all parts of the server know: where it is, which repository it has, what time it is.</summary>
/// <param name="api">Where it is, without a slash at the end.</param>
/// <param name="owner">Who owns the repository.</param>
/// <param name="name">The repository's name.</param>
/// <param name="time">The clock.</param>
/// <param name="git">The repository.</param>
internal sealed class LoopbackHost(string api, string owner, string name, TimeProvider time, LoopbackRepository git)
{
    public const string Epoch = "2026-01-01T00:00:00Z";
    private long last = 1000;

    public string Api { get; } = api;

    public string Owner { get; } = owner;

    public string Name { get; } = name;

    public LoopbackRepository Git { get; } = git;

    /// <summary>Where people would look; nothing answers there.</summary>
    public string Page { get; } = "https://github.test";

    /// <summary>The address of the repository in the API.</summary>
    public string Repository => $"{Api}/repos/{Owner}/{Name}";

    /// <summary>The page of the repository.</summary>
    public string RepositoryPage => $"{Page}/{Owner}/{Name}";

    public string Now => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A number that nothing has yet.</summary>
    public long NextId() => Interlocked.Increment(ref last);

    /// <summary>A number that always belongs to the same name.</summary>
    public static long IdOf(string name) =>
        name.Aggregate(7L, (x, y) => ((x * 31) + char.ToLowerInvariant(y)) % 9999991);

    /// <summary>The address that GitHub makes for a person's commits.</summary>
    public static string EmailOf(string login) =>
        FormattableString.Invariant($"{IdOf(login)}+{login}@users.noreply.github.test");

    /// <summary>A person, in GitHub's form.</summary>
    public JsonObject User(string login)
    {
        string address = $"{Api}/users/{login}";
        JsonObject user = new()
        {
            ["login"] = login,
            ["id"] = IdOf(login),
            ["node_id"] = $"U_{login}",
            ["avatar_url"] = $"{Page}/{login}.png",
            ["gravatar_id"] = "",
            ["url"] = address,
            ["html_url"] = $"{Page}/{login}",
            ["type"] = login.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : "User",
            ["site_admin"] = false,
        };
        foreach (
            string part in new[]
            {
                "events",
                "followers",
                "following",
                "gists",
                "organizations",
                "received_events",
                "repos",
                "starred",
                "subscriptions",
            }
        )
            user[$"{part}_url"] = $"{address}/{part}";
        return user;
    }
}
