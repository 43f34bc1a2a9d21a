using System.Text.Json.Nodes;
using Automation.GitHub;
using Automation.GitHub.Loopback;

namespace Automation.Tests.GitHub;

public sealed class Pull_requests_on_GitHub : IDisposable
{
    private readonly GitHubScratch scratch = new();
    private readonly GitHubPullRequests pulls;
    private readonly string head;

    public Pull_requests_on_GitHub()
    {
        pulls = new GitHubPullRequests(scratch.As("alice"));
        head = scratch.Push("promote/uat", "deploy/uat.json", "{}\n");
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Are_opened_once_and_then_updated()
    {
        GitHubPullRequest opened = Open();
        GitHubPullRequest updated = pulls.OpenOrUpdate("promote/uat", "main", "Other", "text");
        Assert.Equal((opened.Number, "Other"), (updated.Number, updated.Title));
        Assert.Equal(
            ("alice", "main", "promote/uat", "acme/shop", head, true, false),
            (
                updated.Author,
                updated.Base,
                updated.Head,
                updated.HeadRepository,
                updated.HeadSha,
                updated.IsOpen,
                updated.IsMerged
            )
        );
        Assert.Equal(opened.Number, pulls.Find("promote/uat")!.Number);
        Assert.Null(pulls.Find("promote/uat", "other"));
        Assert.Null(pulls.Find("promote"));
        Assert.Equal(head, scratch.Clone.Git("ls-remote", "origin", "refs/pull/1/head").Split('\t')[0]);
    }

    [Fact]
    public void Are_updated_when_somebody_else_opens_them_in_between()
    {
        new GitHubPullRequests(scratch.As("bob")).OpenOrUpdate("promote/uat", "main", "Of bob", "text");
        JsonNode open = JsonNode.Parse(scratch.As("bob").Get("{repo}/pulls/1").GetRawText())!;
        int asked = 0;
        scratch.Loopback.Route(
            "GET",
            "/repos/{owner}/{repo}/pulls",
            x => LoopbackAnswer.Page(x, asked++ == 0 ? [] : [open])
        );
        GitHubPullRequest pull = Open();
        Assert.Equal(("Promote to uat", "bob", 1), (pull.Title, pull.Author, pull.Number));
        Assert.Contains("No commits between main and main", Refusal("main"), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_their_files()
    {
        scratch.Clone.Git("mv", "README.md", "READ.md");
        scratch.Clone.Commit("docs: rename");
        scratch.Clone.Git("push", "-q", "origin", "promote/uat");
        Open();
        Assert.Equal(
            [new GitHubFile("READ.md", "renamed", "README.md"), new GitHubFile("deploy/uat.json", "added", null)],
            pulls.Files(1)
        );
        Assert.Equal("{}\n", pulls.Content("deploy/uat.json", "promote/uat"));
        Assert.Null(pulls.Content("deploy/uat.json", "main"));
        Assert.Null(pulls.Content("deploy/uat.json", "nowhere"));
    }

    [Fact]
    public void Name_no_files_when_GitHub_does_not_name_all()
    {
        scratch.Loopback.Route(
            "GET",
            "/repos/{owner}/{repo}/pulls/{number}/files",
            x => LoopbackAnswer.Page(x, Enumerable.Range(0, 3000).Select(y => new JsonObject { ["filename"] = $"{y}" }))
        );
        Assert.Contains(
            "changes 3000 files or more",
            GitHubScratch.Refusal(() => pulls.Files(1)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Have_the_last_review_of_each_person_that_counts()
    {
        Open();
        Review("bob", "REQUEST_CHANGES");
        Review("bob", "APPROVE");
        Review("bob", "COMMENT");
        Review("carol", "COMMENT");
        Assert.Equal(
            [("bob", "APPROVED", head), ("carol", "COMMENTED", head)],
            pulls.Reviews(1).Select(x => (x.By, x.State, x.CommitId))
        );
        scratch.Loopback.DismissesStaleReviews = true;
        scratch.Push("promote/uat", "deploy/uat.json", "{ }\n");
        Assert.Equal(["DISMISSED", "COMMENTED"], pulls.Reviews(1).Select(x => x.State));
        Assert.All(pulls.Reviews(1), x => Assert.Equal(scratch.Time.GetUtcNow(), x.At));
    }

    [Fact]
    public void Do_not_take_people_without_an_account_for_one()
    {
        JsonObject Gone(string commit) =>
            new()
            {
                ["user"] = null,
                ["state"] = "APPROVED",
                ["commit_id"] = commit,
                ["submitted_at"] = "2026-01-01T00:00:00Z",
            };
        scratch.Loopback.Route(
            "GET",
            "/repos/{owner}/{repo}/pulls/{number}/reviews",
            x => LoopbackAnswer.Page(x, [Gone("a"), Gone("b")])
        );
        Assert.Equal(["", ""], pulls.Reviews(1).Select(x => x.By));
    }

    [Theory]
    [InlineData("squash", 1)]
    [InlineData("merge", 2)]
    public void Are_found_by_the_commit_that_they_were_merged_as(string method, int parents)
    {
        Open();
        string merged = Merge(method);
        Assert.Equal(merged, Assert.Single(pulls.OfCommit(merged)).MergeSha);
        Assert.True(pulls.Read(1).IsMerged);
        Assert.False(pulls.Read(1).IsOpen);
        Assert.Null(pulls.Find("promote/uat"));
        scratch.Clone.Git("fetch", "-q", "origin");
        Assert.Equal(merged, scratch.Clone.Git("rev-parse", "origin/main"));
        Assert.Equal(parents, scratch.Clone.Git("log", "-1", "--format=%P", merged).Split(' ').Length);
        Assert.Equal("{}", scratch.Clone.Git("show", "origin/main:deploy/uat.json"));
        Assert.Contains(
            "422",
            GitHubScratch.Refusal(() => pulls.OfCommit(new string('0', 40))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Know_who_pushed_their_head()
    {
        scratch.Loopback.AddUser("dave", "token-of-dave", emails: "somebody@example.org");
        scratch.Loopback.Pushed("bob", "promote/uat");
        Open();
        Assert.Equal(["bob", "dave"], pulls.PushersOf(1).Logins);
        Assert.Empty(pulls.PushersOf(1).Unknown);
        scratch.Push("promote/uat", "deploy/uat.json", "{ }\n");
        scratch.Loopback.Pushed("carol", "promote/uat");
        Assert.Equal(["carol", "dave"], pulls.PushersOf(1).Logins);
    }

    [Fact]
    public void Say_when_it_cannot_be_known_who_pushed_their_head()
    {
        Open();
        GitHubPushers pushers = pulls.PushersOf(1);
        Assert.Empty(pushers.Logins);
        Assert.Equal(
            [
                $"Who pushed commit {head} to promote/uat has no account on GitHub any more.",
                $"The author of commit {head} (Somebody <somebody@example.org>) has no account on GitHub that has this address.",
                $"The committer of commit {head} (Somebody <somebody@example.org>) has no account on GitHub that has this address.",
            ],
            pushers.Unknown
        );
        scratch.Loopback.Route("GET", "/repos/{owner}/{repo}/activity", x => LoopbackAnswer.Page(x, []));
        Assert.Equal($"GitHub has no note of who pushed commit {head} to promote/uat.", pulls.PushersOf(1).Unknown[0]);
        scratch.Loopback.Fail("GET", "/activity", 1, 404);
        Assert.Equal(
            "Who pushed promote/uat is not told: the token may not read the activity of acme/shop.",
            pulls.PushersOf(1).Unknown[0]
        );
        Assert.Contains("404", GitHubScratch.Refusal(() => pulls.PushersOf(7)), StringComparison.Ordinal);
    }

    [Fact]
    public void Do_not_name_the_site_as_who_pushed()
    {
        scratch.Clone.Git("config", "user.email", "noreply@github.test");
        scratch.Push("promote/uat", "deploy/uat.json", "{ }\n");
        scratch.Loopback.Pushed("bob", "promote/uat");
        Open();
        Assert.Equal(["bob"], pulls.PushersOf(1).Logins);
        Assert.Empty(pulls.PushersOf(1).Unknown);
    }

    [Fact]
    public void Get_labels_reviewers_and_one_comment()
    {
        Open();
        GitHubConversations conversations = new(scratch.As("alice"));
        conversations.Label(1, "promotion", "uat");
        conversations.Label(1, "promotion");
        Assert.Equal(["promotion", "uat"], pulls.Read(1).Labels);
        conversations.RequestReview(1, "seniors");
        Assert.Equal(
            "seniors",
            scratch
                .As("bob")
                .Get("{repo}/pulls/1/requested_reviewers")
                .GetProperty("teams")[0]
                .GetProperty("slug")
                .GetString()
        );
        new GitHubConversations(scratch.As("bob")).Comment(1, "policy", "of bob");
        conversations.Comment(1, "policy", "first");
        conversations.Comment(1, "policy", "second");
        int requests = scratch.Loopback.Requests.Count;
        conversations.Comment(1, "policy", "second");
        Assert.DoesNotContain(scratch.Loopback.Requests.Skip(requests), x => x.Method != "GET");
        Assert.Equal(
            ["<!-- policy -->\nof bob", "<!-- policy -->\nsecond"],
            scratch.As("bob").List("{repo}/issues/1/comments").Select(x => x.GetProperty("body").GetString())
        );
    }

    [Fact]
    public void Take_the_comment_of_a_bot_for_the_own_one_when_the_token_has_no_account()
    {
        Open();
        scratch.Loopback.AddUser("ci[bot]", "token-of-ci");
        GitHubConversations conversations = new(scratch.As("ci[bot]"));
        scratch.Loopback.Fail("GET", "^/user$", 1, 403);
        new GitHubConversations(scratch.As("bob")).Comment(1, "policy", "of bob");
        scratch.Loopback.Fail("GET", "^/user$", 1, 403);
        conversations.Comment(1, "policy", "first");
        conversations.Comment(1, "policy", "second");
        Assert.Equal(2, scratch.As("bob").List("{repo}/issues/1/comments").Count);
    }

    private GitHubPullRequest Open() => pulls.OpenOrUpdate("promote/uat", "main", "Promote to uat", "text");

    private string Refusal(string head) => GitHubScratch.Refusal(() => pulls.OpenOrUpdate(head, "main", "x", "x"));

    private void Review(string login, string name) =>
        scratch.As(login).Send(HttpMethod.Post, "{repo}/pulls/1/reviews", new JsonObject { ["event"] = name });

    private string Merge(string method) =>
        scratch
            .As("bob")
            .Send(HttpMethod.Put, "{repo}/pulls/1/merge", new JsonObject { ["merge_method"] = method, ["sha"] = head })
            .GetProperty("sha")
            .GetString()!;
}
