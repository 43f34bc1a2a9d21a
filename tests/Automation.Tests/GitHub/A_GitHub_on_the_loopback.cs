using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.GitHub;
using Automation.GitHub.Loopback;

namespace Automation.Tests.GitHub;

public sealed class A_GitHub_on_the_loopback : IDisposable
{
    private readonly GitHubScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Knows_who_asks_and_what_they_may_see()
    {
        scratch.Loopback.AddUser("reader", "token-of-reader", LoopbackAccess.Read);
        scratch.Loopback.AddUser("stranger", "token-of-stranger", LoopbackAccess.None);
        Assert.Equal("alice", scratch.As("alice").Get("user").GetProperty("login").GetString());
        Assert.Equal("bob", scratch.As("alice").Get("users/bob").GetProperty("login").GetString());
        Assert.Equal(404, Status("stranger", "GET", "{repo}"));
        Assert.Equal(404, Status("alice", "GET", "repos/acme/other"));
        Assert.Equal(200, Status("reader", "GET", "{repo}"));
        Assert.Equal(403, Status("reader", "POST", "{repo}/releases"));
        Assert.Equal(403, Status("alice", "PUT", "{repo}/environments/uat"));
        Assert.Contains(
            "has no token here",
            GitHubScratch.Refusal(() => scratch.Loopback.Connection("nobody")),
            StringComparison.Ordinal
        );
        using GitHubClient wrong = new(
            scratch.Loopback.Connection("alice") with
            {
                Token = "other",
            },
            scratch.Time,
            _ => { }
        );
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Ask(HttpMethod.Get, "user").Status);
    }

    [Fact]
    public void Merges_when_the_rules_let_it()
    {
        Open("feature", "a.txt", "a\n");
        scratch.Loopback.RequiredApprovals = 2;
        Assert.Contains("At least 2 approving reviews are required", Merge("bob"), StringComparison.Ordinal);
        Assert.Contains("Can not approve your own pull request", Review("alice", "APPROVE"), StringComparison.Ordinal);
        Review("bob", "APPROVE");
        Review("bob", "APPROVE");
        Assert.Contains("405", Merge("bob"), StringComparison.Ordinal);
        Review("carol", "REQUEST_CHANGES");
        Assert.Contains("Changes have been requested", Merge("bob"), StringComparison.Ordinal);
        Review("carol", "APPROVE");
        Assert.Contains(
            "409",
            Merge("bob", new JsonObject { ["sha"] = new string('0', 40) }),
            StringComparison.Ordinal
        );
        scratch.Push("feature", "a.txt", "b\n");
        Assert.Contains("At least 2 approving reviews", Merge("bob"), StringComparison.Ordinal);
        Review("bob", "APPROVE");
        Review("carol", "APPROVE");
        Assert.Equal("", Merge("bob"));
        Assert.Contains("Pull Request is not mergeable", Merge("bob"), StringComparison.Ordinal);
        JsonElement merge = scratch.As("bob").List("{repo}/activity?ref=main")[0];
        Assert.Equal(
            ("pr_merge", "bob"),
            (
                merge.GetProperty("activity_type").GetString(),
                merge.GetProperty("actor").GetProperty("login").GetString()
            )
        );
    }

    [Fact]
    public void Does_not_merge_what_cannot_be_merged()
    {
        Open("feature", "README.md", "one\n");
        scratch.Clone.Git("checkout", "-q", "main");
        scratch.Clone.Write("README.md", "other\n");
        scratch.Clone.Commit("feat: go on");
        scratch.Clone.Git("push", "-q", "origin", "main");
        Assert.Contains("405", Merge("bob"), StringComparison.Ordinal);
    }

    [Fact]
    public void Follows_pushes_and_knows_whose_they_were()
    {
        Assert.Contains(
            "Nothing was pushed to feature",
            GitHubScratch.Refusal(() => scratch.Loopback.Pushed("bob", "feature")),
            StringComparison.Ordinal
        );
        scratch.Push("feature", "a.txt", "a\n");
        scratch.Loopback.Pushed("bob", "feature");
        scratch.Clone.Write("a.txt", "b\n");
        scratch.Clone.Commit("feat: go on");
        scratch.Clone.Git("push", "-q", "origin", "feature");
        scratch.As("bob").Get("{repo}");
        scratch.Push("feature", "a.txt", "c\n");
        scratch.As("bob").Get("{repo}");
        scratch.Clone.Git("push", "-q", "origin", ":feature");
        Assert.Equal(
            ["branch_deletion", "force_push", "push", "branch_creation bob"],
            scratch
                .As("bob")
                .List("{repo}/activity?ref=refs/heads/feature&per_page=2")
                .Select(x => $"{x.GetProperty("activity_type")} {x.Text("actor", "login")}".Trim())
        );
    }

    [Fact]
    public void Follows_branches_that_git_has_packed()
    {
        string commit = scratch.Push("feature/a", "a.txt", "a\n");
        Assert.Equal(commit, Sha("{repo}/branches/feature/a"));
        scratch.Clone.Git("-C", scratch.Bare, "pack-refs", "--all");
        Assert.Equal(commit, Sha("{repo}/branches/feature/a"));
        Assert.Single(scratch.As("alice").List("{repo}/activity?ref=feature/a"));
        Assert.Equal(404, Status("alice", "GET", "{repo}/branches/other"));
    }

    [Fact]
    public void Closes_a_pull_request_whose_branch_is_deleted()
    {
        Open("feature", "a.txt", "a\n");
        scratch.Clone.Git("push", "-q", "origin", ":feature");
        JsonElement pull = scratch.As("alice").Get("{repo}/pulls/1");
        Assert.Equal("closed", pull.Text("state"));
        Assert.Single(scratch.As("alice").List("{repo}/pulls?state=all&base=main&direction=asc"));
        Assert.Empty(scratch.As("alice").List("{repo}/pulls"));
    }

    [Theory]
    [InlineData("""{"head":"feature","base":"main"}""", "PullRequest title missing_field")]
    [InlineData("""{"title":"x","head":"nowhere","base":"main"}""", "PullRequest head invalid")]
    [InlineData("""{"title":"x","head":"feature","base":"nowhere"}""", "PullRequest base invalid")]
    [InlineData("""{"title":"x","head":"main","base":"feature"}""", "No commits between feature and main")]
    [InlineData("""{"title":"x","head":"feature","base":"main"}""", "A pull request already exists for acme:feature")]
    public void Refuses_pull_requests_that_cannot_be(string body, string expected)
    {
        Open("feature", "a.txt", "a\n");
        Assert.Contains(expected, Refusal("alice", "POST", "{repo}/pulls", body), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_and_changes_commits_and_pull_requests()
    {
        string head = Open("feature", "a.txt", "a\n");
        GitHubClient client = scratch.As("alice");
        Assert.Equal(head, Sha("{repo}/branches/feature"));
        Assert.Equal(head, client.Get("{repo}/commits/feature").Text("sha"));
        Assert.Equal("feat: change a.txt", client.List("{repo}/pulls/1/commits")[0].Text("commit", "message"));
        JsonElement file = client.Get("{repo}/contents/a.txt?ref=feature");
        Assert.Equal("YQo=", file.Text("content"));
        Assert.Equal(422, Status("alice", "GET", "{repo}/commits/nowhere"));
        client.Send(HttpMethod.Post, "{repo}/issues/1/labels", JsonNode.Parse("""{"labels":["a","b"]}"""));
        Assert.Equal("a", client.Send(HttpMethod.Delete, "{repo}/issues/1/labels/b", null)[0].Text("name"));
        Assert.Single(client.List("{repo}/issues/1/labels"));
        Assert.Equal(404, Status("alice", "DELETE", "{repo}/issues/1/labels/b"));
        Assert.Equal(422, Status("alice", "POST", "{repo}/issues/1/labels"));
        Assert.Equal(422, Status("alice", "POST", "{repo}/issues/1/comments"));
        Assert.Equal(404, Status("alice", "PATCH", "{repo}/issues/comments/1"));
        Assert.Equal(404, Status("alice", "GET", "{repo}/pulls/7"));
        Assert.Equal(422, Status("alice", "POST", "{repo}/pulls/1/reviews"));
        Assert.Contains(
            "commit_id invalid",
            Refusal("bob", "POST", "{repo}/pulls/1/reviews", """{"event":"APPROVE","commit_id":"x"}"""),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "pull request author",
            Refusal("bob", "POST", "{repo}/pulls/1/requested_reviewers", """{"reviewers":["alice"]}"""),
            StringComparison.Ordinal
        );
        client.Send(HttpMethod.Post, "{repo}/pulls/1/requested_reviewers", JsonNode.Parse("""{"reviewers":["bob"]}"""));
        client.Send(HttpMethod.Patch, "{repo}/pulls/1", JsonNode.Parse("""{"state":"closed"}"""));
        Assert.Equal("closed", client.Send(HttpMethod.Patch, "{repo}/pulls/1", JsonNode.Parse("{}")).Text("state"));
    }

    [Fact]
    public void Keeps_references_and_annotated_tags()
    {
        string commit = scratch.Push("feature", "a.txt", "a\n");
        GitHubClient client = scratch.As("alice");
        JsonElement tag = client.Send(
            HttpMethod.Post,
            "{repo}/git/tags",
            new JsonObject
            {
                ["tag"] = "v1.0.0",
                ["message"] = "Release 1.0.0\n\nDigest: x",
                ["object"] = commit,
                ["type"] = "commit",
            }
        );
        Assert.Equal(("Release 1.0.0\n\nDigest: x\n", "alice"), (tag.Text("message"), tag.Text("tagger", "name")));
        client.Send(HttpMethod.Post, "{repo}/git/refs", Reference("refs/tags/v1.0.0", tag.Text("sha")));
        client.Send(HttpMethod.Post, "{repo}/git/refs", Reference("refs/heads/other", commit));
        Assert.Equal("tag", client.Get("{repo}/git/ref/tags/v1.0.0").Text("object", "type"));
        Assert.Equal(1, client.Get("{repo}/git/matching-refs/tags/v1").GetArrayLength());
        string main = client.Get("{repo}/git/ref/heads/main").Text("object", "sha");
        Assert.Equal(422, Status("alice", "PATCH", "{repo}/git/refs/heads/other", Reference("", main)));
        client.Send(
            HttpMethod.Patch,
            "{repo}/git/refs/heads/other",
            new JsonObject { ["sha"] = main, ["force"] = true }
        );
        Assert.Equal("alice", client.List("{repo}/activity?ref=other")[0].Text("actor", "login"));
        client.Send(HttpMethod.Delete, "{repo}/git/refs/heads/other", null);
        Assert.Equal(404, Status("alice", "GET", "{repo}/git/ref/heads/other"));
        Assert.Equal(404, Status("alice", "GET", $"{{repo}}/git/tags/{commit}"));
        foreach (
            (string method, string path, string body) in new[]
            {
                ("POST", "refs", """{"ref":"heads/x"}"""),
                ("POST", "refs", """{"ref":"refs/heads/x","sha":"12"}"""),
                ("POST", "refs", $$"""{"ref":"refs/heads/main","sha":"{{main}}"}"""),
                ("PATCH", "refs/heads/none", "{}"),
                ("PATCH", "refs/heads/main", """{"sha":"12"}"""),
                ("DELETE", "refs/heads/none", "{}"),
                ("POST", "tags", "{}"),
                ("POST", "tags", """{"tag":"x","message":"x","object":"12","type":"commit"}"""),
            }
        )
            Assert.Equal(422, Status("alice", method, $"{{repo}}/git/{path}", JsonNode.Parse(body)));
    }

    [Fact]
    public void Refuses_releases_and_deployments_that_cannot_be()
    {
        GitHubClient client = scratch.As("alice");
        Assert.NotEmpty(scratch.Clone.Path);
        JsonObject release = new() { ["tag_name"] = "v1.0.0" };
        JsonElement made = client.Send(HttpMethod.Post, "{repo}/releases", release);
        Assert.Equal("main", made.Text("target_commitish"));
        Assert.NotEmpty(client.Get("{repo}/git/ref/tags/v1.0.0").Text("object", "sha"));
        Assert.Equal(422, Status("alice", "POST", "{repo}/releases", release));
        Assert.Equal(422, Status("alice", "POST", "{repo}/releases"));
        release["draft"] = true;
        long draft = client.Send(HttpMethod.Post, "{repo}/releases", release).Number("id");
        Assert.Equal(422, Status("alice", "PATCH", $"{{repo}}/releases/{draft}", new JsonObject { ["draft"] = false }));
        client.Send(HttpMethod.Delete, $"{{repo}}/releases/{draft}", null);
        Assert.Equal(404, Status("alice", "GET", $"{{repo}}/releases/{draft}"));
        Assert.Equal(made.Number("id"), client.Get("{repo}/releases/latest").Number("id"));
        Assert.Equal(404, Status("alice", "GET", "{repo}/releases/tags/v2"));
        Assert.Equal(404, Status("alice", "GET", "{repo}/releases/assets/1"));
        Assert.Equal(422, Status("alice", "POST", $"{{repo}}/releases/{made.Number("id")}/assets"));
        Assert.Equal(422, Status("alice", "POST", "{repo}/deployments"));
        Assert.Equal(409, Status("alice", "POST", "{repo}/deployments", new JsonObject { ["ref"] = "main" }));
        long id = new GitHubDeployments(client).Create("main", "dev", null, "x");
        Assert.Equal("dev", client.Get($"{{repo}}/deployments/{id}").Text("environment"));
        Assert.Equal(422, Status("alice", "POST", $"{{repo}}/deployments/{id}/statuses"));
        JsonObject status = new() { ["state"] = "success", ["description"] = new string('x', 141) };
        Assert.Equal(422, Status("alice", "POST", $"{{repo}}/deployments/{id}/statuses", status));
        Assert.Equal(404, Status("alice", "GET", "{repo}/deployments/1"));
    }

    [Fact]
    public void Keeps_environments_with_their_reviewers()
    {
        scratch.Loopback.AddUser("admin", "token-of-admin", LoopbackAccess.Admin);
        scratch.Loopback.AddTeam("seniors", "alice");
        GitHubClient client = scratch.As("admin");
        long team = client.Get("orgs/acme/teams/seniors").Number("id");
        long user = client.Get("users/alice").Number("id");
        JsonElement environment = client.Send(
            HttpMethod.Put,
            "{repo}/environments/uat",
            JsonNode.Parse(
                $$$"""{"wait_timer":5,"prevent_self_review":true,"reviewers":[{"type":"Team","id":{{{team}}}},{"type":"User","id":{{{user}}}},{"type":"User","id":1}],"deployment_branch_policy":{"protected_branches":true,"custom_branch_policies":false}}"""
            )
        );
        Assert.Equal(
            ["wait_timer", "required_reviewers", "branch_policy"],
            environment.Items("protection_rules").Select(x => x.Text("type"))
        );
        Assert.Equal(
            "seniors",
            environment.GetProperty("protection_rules")[1].GetProperty("reviewers")[0].Text("reviewer", "slug")
        );
        client.Send(HttpMethod.Put, "{repo}/environments/prod", null);
        Assert.Equal(
            ["prod", "uat"],
            client.List("{repo}/environments?per_page=1", "environments").Select(x => x.Text("name"))
        );
        Assert.Equal("uat", client.Get("{repo}/environments/uat").Text("name"));
        client.Send(HttpMethod.Delete, "{repo}/environments/uat", null);
        Assert.Equal(404, Status("admin", "DELETE", "{repo}/environments/uat"));
        Assert.Equal(404, Status("admin", "GET", "{repo}/environments/uat"));
        JsonArray seven = new([
            .. Enumerable.Range(0, 7).Select(x => new JsonObject { ["type"] = "User", ["id"] = x }),
        ]);
        Assert.Equal(422, Status("admin", "PUT", "{repo}/environments/prod", new JsonObject { ["reviewers"] = seven }));
        Assert.Equal("alice", client.List("orgs/acme/teams/seniors/members")[0].Text("login"));
    }

    [Fact]
    public void Takes_more_parts_and_tells_when_one_fails()
    {
        scratch.Loopback.Route(
            "GET",
            "/repos/{owner}/{repo}/rulesets/{id}",
            x =>
                LoopbackAnswer.Json(
                    new JsonObject
                    {
                        ["id"] = x.Number("id"),
                        ["by"] = x.Login,
                        ["q"] = x.Query("q"),
                    }
                )
        );
        JsonElement answer = scratch.As("alice").Get("{repo}/rulesets/7?q=a%26b");
        Assert.Equal("""{"id":7,"by":"alice","q":"a\u0026b"}""", answer.GetRawText());
        scratch.Loopback.Route("GET", "/broken", _ => throw new InvalidOperationException("Broken"));
        Assert.Equal(500, Status("alice", "GET", "broken"));
        LoopbackExchange last = scratch.Loopback.Requests[^1];
        Assert.Equal(("GET", "/broken", "alice", 500), (last.Method, last.Path, last.Login, last.Status));
        Assert.Contains("Broken", last.Answer, StringComparison.Ordinal);
        scratch.Loopback.Route(
            "POST",
            "/plain",
            x => LoopbackAnswer.Json(new JsonArray(x.Flag("a"), x.Texts("b").Count))
        );
        Assert.Equal(
            "[true,2]",
            scratch
                .As("alice")
                .Send(HttpMethod.Post, "plain", JsonNode.Parse("""{"a":true,"b":["x",1]}"""))
                .GetRawText()
        );
        Assert.Equal("[null,0]", scratch.As("alice").Send(HttpMethod.Post, "plain", new JsonArray()).GetRawText());
    }

    [Fact]
    public void Links_each_page_to_the_others()
    {
        scratch.Loopback.Route(
            "GET",
            "/list",
            x => LoopbackAnswer.Page(x, Enumerable.Range(0, 5).Select(y => (JsonNode)y))
        );
        GitHubAnswer answer = scratch.As("alice").Ask(HttpMethod.Get, "list?per_page=2&page=2&sort=a%20b");
        string list = $"{scratch.Loopback.Api}list?per_page=2&sort=a%20b&page=";
        Assert.Equal(
            $"<{list}1>; rel=\"prev\", <{list}3>; rel=\"next\", <{list}3>; rel=\"last\", <{list}1>; rel=\"first\"",
            answer.Header("Link")
        );
        Assert.Null(scratch.As("alice").Ask(HttpMethod.Get, "list?per_page=5").Header("Link"));
    }

    [Fact]
    public void Stops()
    {
        scratch.As("alice").Get("user");
        scratch.Loopback.Dispose();
        scratch.Loopback.Dispose();
        using HttpClient http = new();
        Assert.ThrowsAny<HttpRequestException>(() =>
            http.Send(new HttpRequestMessage(HttpMethod.Get, scratch.Loopback.Api))
        );
    }

    private string Open(string branch, string file, string content)
    {
        string commit = scratch.Push(branch, file, content);
        new GitHubPullRequests(scratch.As("alice")).OpenOrUpdate(branch, "main", "Change", "text");
        return commit;
    }

    private string Sha(string path) => scratch.As("alice").Get(path).Text("commit", "sha");

    private string Merge(string login, JsonObject? body = null) =>
        Refusal(login, "PUT", "{repo}/pulls/1/merge", body?.ToJsonString());

    private string Review(string login, string name) =>
        Refusal(login, "POST", "{repo}/pulls/1/reviews", new JsonObject { ["event"] = name }.ToJsonString());

    /// <summary>Why GitHub refused; empty when it did not.</summary>
    private string Refusal(string login, string method, string path, string? body)
    {
        GitHubAnswer answer = scratch
            .As(login)
            .Ask(new HttpMethod(method), path, body == null ? null : JsonNode.Parse(body));
        return answer.IsSuccess ? "" : GitHubRefusal.Of(answer).Message;
    }

    private int Status(string login, string method, string path, JsonNode? body = null) =>
        (int)scratch.As(login).Ask(new HttpMethod(method), path, body).Status;

    private static JsonObject Reference(string name, string id) => new() { ["ref"] = name, ["sha"] = id };
}
