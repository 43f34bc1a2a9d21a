using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.GitHub;
using Automation.GitHub.Loopback;

namespace Automation.Tests.GitHub;

public sealed class Asking_GitHub : IDisposable
{
    private const string Items = "/repos/{owner}/{repo}/items";
    private readonly GitHubScratch scratch = new();
    private readonly GitHubClient client;

    public Asking_GitHub() => client = scratch.As("alice");

    public void Dispose()
    {
        client.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void Says_who_asks_and_what_is_understood()
    {
        string[] sent = [];
        scratch.Loopback.Route(
            "GET",
            Items,
            x =>
            {
                sent =
                [
                    .. new[] { "User-Agent", "Accept", "X-GitHub-Api-Version", "Authorization" }.Select(y =>
                        x.Header(y)!
                    ),
                ];
                return LoopbackAnswer.Json(new JsonObject());
            }
        );
        client.Get("{repo}/items");
        Assert.Equal(
            ["build-automation/1", "application/vnd.github+json", "2022-11-28", "Bearer token-of-alice"],
            sent
        );
    }

    [Theory]
    [InlineData("{repo}/items", 5)]
    [InlineData("{repo}/items?per_page=7&sort=name", 34)]
    public void Reads_all_pages(string path, int pages)
    {
        Page(237);
        Assert.Equal(Enumerable.Range(1, 237), client.List(path).Select(x => x.GetInt32()).Take(237));
        Assert.Equal(pages == 5 ? 3 : pages, scratch.Loopback.Requests.Count);
    }

    [Fact]
    public void Reads_pages_that_are_objects_and_knows_lists_that_are_not_there()
    {
        scratch.Loopback.Route("GET", Items, x => LoopbackAnswer.Page(x, Numbers(3), "things"));
        Assert.Equal([1, 2, 3], client.List("{repo}/items?per_page=2", "things").Select(x => x.GetInt32()));
        Assert.Equal(3, client.TryList("{repo}/items?per_page=2", "things")!.Count);
        Assert.Null(client.TryList("{repo}/nothing"));
        Assert.Null(client.TryGet("{repo}/nothing"));
        Assert.Contains(
            "is no list",
            GitHubScratch.Refusal(() => client.List("{repo}/items")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Does_not_follow_a_page_to_another_server()
    {
        scratch.Loopback.Route(
            "GET",
            Items,
            x =>
                LoopbackAnswer.Page(x, Numbers(1)) with
                {
                    Headers = new Dictionary<string, string>
                    {
                        ["Link"] = "<https://evil.test/a>; rel=\"prev\", <https://evil.test/b>; rel=\"next\"",
                    },
                }
        );
        string message = GitHubScratch.Refusal(() => client.List("{repo}/items"));
        Assert.Contains("to evil.test, which does not get the token", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waits_for_the_limit_of_requests_when_it_ends_soon()
    {
        Page(1);
        scratch.Loopback.RateLimit(1, scratch.Time.GetUtcNow().AddSeconds(40));
        client.List("{repo}/items");
        Assert.Equal([TimeSpan.FromSeconds(41)], scratch.Time.Waits);
        Assert.Equal("GitHub's limit of requests is used up; going on in 41 s.", Assert.Single(scratch.Said));
        scratch.Loopback.Fail("POST", "items", 1, 429, Header("Retry-After", "7"));
        scratch.Loopback.Route("POST", Items, _ => LoopbackAnswer.Done);
        Assert.Equal(JsonValueKind.Null, client.Send(HttpMethod.Post, "{repo}/items", new JsonObject()).ValueKind);
        scratch.Loopback.Fail("GET", "items", 1, 429);
        client.List("{repo}/items");
        Assert.Equal([41, 7, 60], scratch.Time.Waits.Select(x => x.TotalSeconds));
    }

    [Fact]
    public void Says_when_the_limit_of_requests_ends_when_that_is_late()
    {
        scratch.Loopback.RateLimit(1, scratch.Time.GetUtcNow().AddMinutes(20));
        string message = GitHubScratch.Refusal(() => client.Get("{repo}"));
        Assert.Contains(
            "is used up (403 for GET /repos/acme/shop) until 2026-02-03 04:25:07 UTC",
            message,
            StringComparison.Ordinal
        );
        Assert.Empty(scratch.Time.Waits);
        scratch.Loopback.RateLimit(9, scratch.Time.GetUtcNow());
        Assert.Contains("is used up", GitHubScratch.Refusal(() => client.Get("{repo}")), StringComparison.Ordinal);
        Assert.Equal(3, scratch.Time.Waits.Count);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(0)]
    public void Reads_again_when_GitHub_fails(int status)
    {
        scratch.Loopback.Fail("GET", "", 3, status);
        Assert.Equal("shop", client.Get("{repo}").GetProperty("name").GetString());
        Assert.Equal([1, 2, 4], scratch.Time.Waits.Select(x => x.TotalSeconds));
        scratch.Loopback.Fail("GET", "", 4, status);
        string message = GitHubScratch.Refusal(() => client.Get("{repo}"));
        Assert.Contains(
            status == 0 ? "did not answer GET /repos/acme/shop" : "GitHub failed at GET",
            message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("not known", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(0)]
    public void Sends_nothing_twice_that_may_have_been_done(int status)
    {
        scratch.Loopback.Fail("POST", "", 1, status);
        string message = GitHubScratch.Refusal(() => client.Send(HttpMethod.Post, "{repo}/releases", new JsonObject()));
        Assert.Contains("is not known", message, StringComparison.Ordinal);
        Assert.Single(scratch.Loopback.Requests);
    }

    [Fact]
    public void Sends_again_when_nobody_was_there()
    {
        scratch.Loopback.Dispose();
        string message = GitHubScratch.Refusal(() => client.Send(HttpMethod.Post, "{repo}/releases", new JsonObject()));
        Assert.Contains("did not answer POST /repos/acme/shop/releases", message, StringComparison.Ordinal);
        Assert.Equal(3, scratch.Time.Waits.Count);
    }

    [Theory]
    [InlineData(
        401,
        "{repo}",
        "does not accept the token (401 for GET /repos/acme/shop: Ordered failure)",
        "gh auth token"
    )]
    [InlineData(403, "{repo}/releases", "may not do GET /repos/acme/shop/releases (403", "'Contents: write'")]
    [InlineData(403, "orgs/acme/teams/a", "may not do", "'Members: read' of the organization")]
    [InlineData(404, "{repo}/deployments", "knows nothing at GET", "'Deployments: write'")]
    [InlineData(404, "user", "knows nothing at GET", "'Metadata: read'")]
    [InlineData(409, "{repo}", "GitHub refused GET /repos/acme/shop (409: Ordered failure)", "Mend")]
    [InlineData(301, "{repo}", "has moved (301", "git remote set-url origin")]
    public void Says_why_GitHub_refused_and_what_to_do(int status, string path, string what, string remedy)
    {
        scratch.Loopback.Fail("GET", "", 1, status);
        string message = GitHubScratch.Refusal(() => client.Get(path));
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_GitHubs_word_for_which_permission_is_missing()
    {
        scratch.Loopback.Fail("GET", "", 1, 403, Header("X-Accepted-GitHub-Permissions", "checks=read"));
        Assert.Contains(
            "It needs: checks=read.",
            GitHubScratch.Refusal(() => client.Get("{repo}")),
            StringComparison.Ordinal
        );
        scratch.Loopback.Fail("GET", "", 1, 403, Header("X-GitHub-SSO", "required; url=https://x"));
        Assert.Contains("single sign-on", GitHubScratch.Refusal(() => client.Get("{repo}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Spells_out_what_is_wrong_with_what_was_sent()
    {
        Answer(
            422,
            """{"message":"Validation Failed","errors":[{"resource":"Release","code":"custom","field":"tag_name","message":"tag_name is\nnot well-formed"},"Second"]}"""
        );
        string message = GitHubScratch.Refusal(() => client.Get("{repo}/items"));
        Assert.Contains(
            "(422: Validation Failed). It names: Release tag_name custom tag_name is not well-formed; Second. Mend",
            message,
            StringComparison.Ordinal
        );
        Answer(422, """{"message":"Invalid","errors":"All of it"}""");
        Assert.Contains(
            "It names: All of it.",
            GitHubScratch.Refusal(() => client.Get("{repo}/items")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Says_when_something_else_answers()
    {
        scratch.Loopback.Route("GET", Items, _ => new LoopbackAnswer(200, "<html>"u8.ToArray(), "text/html"));
        string message = GitHubScratch.Refusal(() => client.Get("{repo}/items"));
        Assert.Contains("is not JSON but text/html", message, StringComparison.Ordinal);
        scratch.Loopback.Route("GET", Items, _ => new LoopbackAnswer(418, "<html>"u8.ToArray(), "text/html"));
        Assert.Contains(
            "(418). Mend",
            GitHubScratch.Refusal(() => client.Get("{repo}/items")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Never_shows_the_token()
    {
        scratch.Loopback.Route("GET", Items, x => LoopbackAnswer.Refused(403, $"You sent {x.Header("Authorization")}"));
        string message = GitHubScratch.Refusal(() => client.Get("{repo}/items"));
        Assert.Contains("You sent Bearer ***", message, StringComparison.Ordinal);
        GitHubConnection connection = scratch.Loopback.Connection("alice");
        Assert.DoesNotContain(connection.Token, $"{connection}", StringComparison.Ordinal);
        scratch.Loopback.Fail("GET", "", 9, 0);
        AutomationException failure = Assert.Throws<AutomationException>(() => client.Get("{repo}"));
        Assert.DoesNotContain("token-of-alice", $"{failure}{string.Concat(scratch.Said)}", StringComparison.Ordinal);
        message = GitHubScratch.Refusal(() =>
        {
            using GitHubClient wrong = new(
                connection with
                {
                    Token = "token\u2026of-alice",
                },
                scratch.Time,
                scratch.Said.Add
            );
        });
        Assert.DoesNotContain("of-alice", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_the_token_from_where_a_file_is_kept()
    {
        using GitHubScratch elsewhere = new();
        string? sent = "nothing came";
        elsewhere.Loopback.AddUser("nobody", "");
        elsewhere.Loopback.Route(
            "GET",
            "/file",
            x =>
            {
                sent = x.Header("Authorization");
                return new LoopbackAnswer(200, "content"u8.ToArray(), "application/octet-stream");
            }
        );
        scratch.Loopback.Route(
            "GET",
            Items,
            _ => new LoopbackAnswer(302, default) { Headers = Header("Location", $"{elsewhere.Loopback.Api}file") }
        );
        string file = Path.Combine(scratch.Folder, "file");
        client.Download("{repo}/items", file);
        Assert.Equal("content", File.ReadAllText(file));
        Assert.Null(sent);
    }

    [Theory]
    [InlineData("https://api.github.com", "https://uploads.github.com/x", true)]
    [InlineData("https://api.github.com", "https://github.com/x", false)]
    [InlineData("https://github.acme.test/api/v3", "https://github.acme.test/api/uploads/x", true)]
    [InlineData("https://api.github.com", "http://uploads.github.com/x", false)]
    public void Sends_files_to_the_same_server_alone(string api, string address, bool isTrusted)
    {
        GitHubConnection connection = new(new Uri(api), "secret", "acme", "shop");
        using GitHubTransport transport = new(connection, new GitHubPatience(scratch.Time, scratch.Said.Add));
        Assert.Equal(isTrusted, transport.IsTrusted(new Uri(address)));
    }

    private void Page(int count) => scratch.Loopback.Route("GET", Items, x => LoopbackAnswer.Page(x, Numbers(count)));

    private void Answer(int status, string body) =>
        scratch.Loopback.Route("GET", Items, _ => LoopbackAnswer.Json(JsonNode.Parse(body)!, status));

    private static IEnumerable<JsonNode> Numbers(int count) =>
        Enumerable.Range(1, count).Select(x => (JsonNode)JsonValue.Create(x));

    private static Dictionary<string, string> Header(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = string.Create(CultureInfo.InvariantCulture, $"{value}") };
}
