using System.Text.Json.Nodes;
using Automation.Deploying;
using Automation.Environments;
using Automation.GitHub;
using Automation.GitHub.Loopback;
using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class Promotions_on_GitHub : IDisposable
{
    private const string Uat = "deploy/environments/uat.json";
    private const StringComparison Sentence = StringComparison.Ordinal;
    private readonly PromotionScene scene = new();
    private readonly GitHubPromotions promotions;

    public Promotions_on_GitHub() =>
        promotions = new GitHubPromotions(scene.Hub.As("alice"), "seniors", null, scene.Said.Add);

    public void Dispose() => scene.Dispose();

    [Fact]
    public void Are_proposed_once_whatever_cannot_be_set()
    {
        PromotionPlan plan = Plan();
        scene.Hub.Push(plan.Branch, plan.File, plan.Text);
        scene.Loopback.Fail("POST", "/labels", 1, 403);
        scene.Loopback.Fail("POST", "/requested_reviewers", 1, 422);
        (int number, Uri page) = promotions.Propose(plan, "main", "text");
        Assert.Equal(2, scene.Said.Count);
        Assert.Contains("403", scene.Said[0], Sentence);
        Assert.Equal((number, page), promotions.Propose(plan, "main", "text"));
        Assert.Equal(["promotion"], scene.Pulls().Read(number).Labels);
        Assert.Equal(2, scene.Said.Count);
    }

    [Fact]
    public void Hold_each_file_before_and_after()
    {
        scene.Clone.Git("checkout", "-q", "-b", "many");
        string dev = scene.Clone.Read("deploy/environments/dev.json");
        scene.Clone.Git("rm", "-q", "deploy/environments/prod.json");
        scene.Clone.Git("mv", Uat, "deploy/environments/test.json");
        scene.Clone.Write("deploy/environments/new.json", "{}");
        scene.Clone.Write("deploy/environments/dev.json", dev + "\n");
        scene.Clone.Write("README.md", "changed\n");
        scene.Clone.Commit("feat: change much");
        scene.Clone.Git("push", "-q", "origin", "many");
        int number = scene.Pulls().OpenOrUpdate("many", "main", "Many", "").Number;
        Dictionary<string, FileChange> files = promotions.Change(number).Files.ToDictionary(x => x.Path);
        Assert.Equal(6, files.Count);
        Assert.Equal(new FileChange("README.md"), files["README.md"]);
        Assert.Equal(new FileChange(Uat), files[Uat]);
        Assert.Null(files["deploy/environments/prod.json"].After);
        Assert.Contains("prod", files["deploy/environments/prod.json"].Before, Sentence);
        Assert.Equal(
            new FileChange("deploy/environments/dev.json", dev, dev + "\n"),
            files["deploy/environments/dev.json"]
        );
        Assert.Equal(new FileChange("deploy/environments/new.json", null, "{}"), files["deploy/environments/new.json"]);
        Assert.Null(files["deploy/environments/test.json"].Before);
        Assert.NotNull(files["deploy/environments/test.json"].After);
    }

    [Theory]
    [InlineData("squash")]
    [InlineData("merge")]
    public void Hold_what_was_there_before_when_they_are_merged(string method)
    {
        string before = scene.Clone.Read(Uat);
        PromotionPlan plan = Plan();
        string head = scene.Hub.Push(plan.Branch, plan.File, plan.Text);
        (int number, _) = promotions.Propose(plan, "main", "text");
        Assert.Null(promotions.MergedWith(head));
        scene.Merge(number, method);
        ProposedChange merged = promotions.MergedWith(scene.Clone.Git("rev-parse", "main"))!;
        Assert.Equal(number, merged.Number);
        Assert.Equal([new FileChange(Uat, before, plan.Text)], merged.Files);
        Assert.Equal("alice", merged.Reviewed.Author);
        Assert.Equal(head, merged.Reviewed.Head);
    }

    [Fact]
    public void Are_not_judged_by_what_cannot_be_read()
    {
        PromotionPlan plan = Plan();
        string head = scene.Hub.Push(plan.Branch, plan.File, plan.Text);
        (int number, _) = promotions.Propose(plan, "main", "text");
        scene.Loopback.Route(
            "GET",
            "/repos/{owner}/{repo}/contents/{*path}",
            x => x.Query("ref") == head ? LoopbackAnswer.Missing : LoopbackAnswer.Json(new JsonObject())
        );
        Assert.Contains(
            $"{Uat} cannot be read at {head[..7]}",
            scene.Refusal(() => promotions.Change(number)),
            Sentence
        );
    }

    [Fact]
    public void Have_the_last_word_of_each_person_and_who_may_have_pushed()
    {
        PromotionPlan plan = Plan();
        scene.Hub.Push(plan.Branch, plan.File, plan.Text);
        (int number, _) = promotions.Propose(plan, "main", "text");
        Assert.Equal(3, promotions.Change(number).Reviewed.UnknownPushers.Count);
        scene.Loopback.Pushed("carol", plan.Branch);
        scene.Review(number, "bob");
        scene.Review(number, "ci[bot]");
        scene.Review(number, "carol", "REQUEST_CHANGES");
        ReviewedChange reviewed = promotions.Change(number).Reviewed;
        Assert.Empty(reviewed.UnknownPushers);
        Assert.Equal(["carol"], reviewed.Pushers);
        Assert.Equal(
            [
                ("bob", ReviewState.Approved, true, true),
                ("ci[bot]", ReviewState.Approved, false, true),
                ("carol", ReviewState.ChangesRequested, true, true),
            ],
            reviewed.Reviews.Select(x => (x.By, x.State, x.IsPerson, x.MayWrite))
        );
        Assert.All(reviewed.Reviews, x => Assert.Equal(reviewed.Head, x.Commit));
        scene.Loopback.DismissesStaleReviews = true;
        scene.Hub.Push(plan.Branch, plan.File, plan.Text + "\n");
        Assert.Equal(ReviewState.None, promotions.Change(number).Reviewed.Reviews[0].State);
    }

    [Fact]
    public void Know_strangers_from_those_who_belong_there()
    {
        PromotionPlan plan = Plan();
        scene.Hub.Push(plan.Branch, plan.File, plan.Text);
        (int number, _) = promotions.Propose(plan, "main", "text");
        scene.Loopback.Route(
            "GET",
            "/repos/{owner}/{repo}/pulls/{number}/reviews",
            x =>
                LoopbackAnswer.Page(
                    x,
                    ((string[])["CONTRIBUTOR", "COLLABORATOR", "NONE"]).Select(y => new JsonObject
                    {
                        ["user"] = new JsonObject { ["login"] = y, ["type"] = "User" },
                        ["state"] = "APPROVED",
                        ["commit_id"] = "a",
                        ["submitted_at"] = "2026-01-01T00:00:00Z",
                        ["author_association"] = y,
                    })
                )
        );
        Assert.Equal([false, true, false], promotions.Change(number).Reviewed.Reviews.Select(x => x.MayWrite));
    }

    [Fact]
    public void Know_who_let_a_run_go_on()
    {
        scene.Loopback.Review(7, "bob", "approved", "uat");
        scene.Loopback.Review(7, "Bob", "approved", "uat");
        scene.Loopback.Review(7, "carol", "approved", "prod");
        scene.Loopback.Review(7, "dora", "rejected", "uat");
        Assert.Equal(["bob"], promotions.ApproversOf("7", "uat"));
        Assert.Empty(promotions.ApproversOf("-7", "uat"));
        scene.Loopback.AddTeam("seniors", "bob");
        Assert.Equal((true, false, null), (Is("bob"), Is("carol"), promotions.IsMember("others", "bob")));
        Assert.Null(promotions.ReleasePage("1.0.0"));

        bool? Is(string login) => promotions.IsMember("seniors", login);
    }

    [Fact]
    public void Show_how_a_deployment_goes()
    {
        DeployedRelease release = scene.Release("1.0.0");
        DeploymentRequest request = new(
            EnvironmentFile.Read(scene.Clone.Path, "uat"),
            release,
            null,
            RecordKind.Rollback,
            "dev",
            [],
            "alice",
            "https://github.test/runs/7"
        );
        GitHubDeployments deployments = new(scene.Hub.As("alice"));
        GitHubDeploymentStatus status = new(scene.Hub.As("alice"));
        status.Failed(request, "Nothing was begun.");
        Assert.Empty(deployments.History("uat"));
        status.Started(request);
        GitHubDeployment started = Assert.Single(deployments.History("uat"));
        Assert.Equal(("in_progress", release.Manifest.Commit), (started.State, started.Commit));
        Assert.Equal(release.Manifest.Digest, started.Payload!.Value.GetProperty("digest").GetString());
        status.Failed(request, $"It\nfailed: {new string('x', 200)}");
        JsonNode told = JsonNode.Parse(
            scene.Hub.As("alice").Get($"{{repo}}/deployments/{started.Id}/statuses").GetRawText()
        )![0]!;
        Assert.Equal($"It failed: {new string('x', 128)}…", (string?)told["description"]);
        Assert.Equal("https://github.test/runs/7", (string?)told["log_url"]);
        DeploymentRecord record = scene.Record("uat", release);
        status.Succeeded(request, record, new Uri("http://127.0.0.1:1/"));
        Assert.Equal("success", Assert.Single(deployments.History("uat")).State);
        status.Started(request with { Kind = RecordKind.Deployment, Run = null });
        Assert.Equal(2, deployments.History("uat").Count);
    }

    private PromotionPlan Plan() =>
        new(
            EnvironmentFile.Read(scene.Clone.Path, "uat"),
            new EnvironmentRelease(
                "1.0.0",
                PromotedRepository.Digest("1.0.0"),
                PromotedRepository.Commit,
                PromotedRepository.Noon,
                "dev",
                null
            ),
            IsRollback: false
        );
}
