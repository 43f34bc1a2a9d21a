using System.Text.Json.Nodes;
using Automation.Deploying;
using Automation.Environments;
using Automation.Git;
using Automation.GitHub.Loopback;
using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class Asking_whether_a_promotion_may_be : IDisposable
{
    private const string Uat = "deploy/environments/uat.json";
    private const StringComparison Sentence = StringComparison.Ordinal;
    private readonly PromotionScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void Needs_GitHub()
    {
        Assert.StartsWith(
            "The approvals of a pull request are on GitHub, and there is no token",
            scene.Refusal(() => new PolicyCheck(scene.Context(null)).PullRequest(1)),
            Sentence
        );
    }

    [Fact]
    public void Is_yes_for_what_promotes_nothing()
    {
        scene.Hub.Push("other", "README.md", "changed\n");
        int number = scene.Pulls().OpenOrUpdate("other", "main", "Other", "").Number;
        new PolicyCheck(scene.Context()).PullRequest(number);
        Assert.Equal($"#{number} promotes nothing.", scene.Said[^1]);
    }

    [Fact]
    public void Is_yes_when_two_approve_and_one_is_a_senior()
    {
        scene.Ready("1.0.0");
        int number = scene.Propose("uat");
        Assert.Contains("breaks 2 of the rules:\n  approvals: Nobody's", Judged(number), Sentence);
        scene.Review(number, "carol");
        Assert.Contains("\n  seniors: 0 of those", Judged(number), Sentence);
        scene.Review(number, "bob");
        new PolicyCheck(scene.Context()).PullRequest(number);
        Assert.Equal(
            ["carol approves.", "bob approves, a senior.", $"#{number} (promotion of 1.0.0 to uat) keeps all rules."],
            scene.Said[^3..]
        );
    }

    [Fact]
    public void Is_no_when_nobody_knows_who_pushed_and_only_just_enough_approve()
    {
        scene.Ready("1.0.0");
        int number = scene.Propose("uat");
        scene.Review(number, "carol");
        scene.Review(number, "bob");
        scene.Loopback.Fail("GET", "/activity", 1, 403);
        string refusal = Judged(number);
        Assert.Contains("it takes 3 people. Who pushed promotion/uat-v1.0.0 is not told", refusal, Sentence);
        Assert.Contains("seniors: 1 of those who approve is a senior; it takes 2.", refusal, Sentence);
    }

    [Fact]
    public void Is_no_with_every_rule_that_is_not_kept()
    {
        DeployedRelease release = scene.Release("1.0.0");
        EnvironmentFile uat = scene.Context().Environment("uat");
        EnvironmentRelease other = new(
            "1.0.0",
            PromotedRepository.Digest("9"),
            release.Manifest.Commit,
            PromotedRepository.Noon,
            "dev",
            null
        );
        scene.Clone.Write("README.md", "more\n");
        scene.Clone.Git("add", "-A");
        scene.Clone.Git("stash", "-q");
        scene.Clone.Git("checkout", "-q", "-b", "bad");
        scene.Clone.Git("stash", "pop", "-q");
        scene.Clone.Write(Uat, uat.With(other).Replace("\"port\": 5000", "\"port\": 5001", Sentence));
        scene.Clone.Commit("chore: promote");
        scene.Clone.Git("push", "-q", "origin", "bad");
        scene.Loopback.Pushed("alice", "bad");
        int number = scene.Pulls().OpenOrUpdate("bad", "main", "Bad", "").Number;
        scene.Review(number, "bob", "REQUEST_CHANGES");
        string[] lines = Judged(number).Split("\n  ");
        Assert.Equal(
            [
                PolicyRule.OneEnvironment,
                PolicyRule.OnlyRelease,
                PolicyRule.Order,
                PolicyRule.Digest,
                PolicyRule.Approvals,
                PolicyRule.Seniors,
                PolicyRule.NoObjection,
            ],
            lines[1..].Select(x => x.Split(':')[0])
        );
    }

    [Fact]
    public void Is_no_for_what_was_merged_to_nobody_or_not_at_all()
    {
        PolicyCheck check = new(scene.Context());
        Assert.Empty(check.Merged(Environment("dev")));
        Assert.Equal("dev follows the published releases: nobody needs to approve.", scene.Said[^1]);
        Assert.Contains("./build.sh Promote --to-environment uat", Merged(), Sentence);

        scene.Ready("1.0.0");
        scene.Propose("uat");
        scene.Clone.Write(Uat, scene.Clone.Git("show", $"promotion/uat-v1.0.0:{Uat}") + "\n");
        Assert.Contains("does not hold what is committed", Merged(), Sentence);
        scene.Clone.Commit("chore: promote past everybody");
        scene.Clone.Git("push", "-q", "origin", "main");
        Assert.Contains("without a pull request, so nobody approved 1.0.0", Merged(), Sentence);
    }

    [Fact]
    public void Is_yes_for_what_was_approved_whatever_else_changed_in_the_file_since()
    {
        scene.Ready("1.0.0");
        int number = scene.Promote("uat");
        Assert.Equal(["bob", "carol"], Approvers());
        string text = scene.Clone.Read(Uat).Replace("\"port\": 5000", "\"port\": 5001", Sentence);
        scene.Hub.Push("settings", Uat, text);
        scene.Merge(scene.Pulls().OpenOrUpdate("settings", "main", "Settings", "").Number);
        Assert.Equal(["bob", "carol"], Approvers());
        Assert.Equal($"#{number} (promotion of 1.0.0 to uat) keeps all rules.", scene.Said[^1]);
    }

    [Fact]
    public void Is_yes_where_the_file_was_no_good_before()
    {
        scene.Ready("1.0.0");
        int number = scene.Propose("uat");
        scene.Review(number, "bob");
        scene.Review(number, "carol");
        scene.Merge(number);
        EnvironmentRelease release = Environment("uat").Runs!;
        string good = scene.Clone.Read(Uat);
        scene.Clone.Write(Uat, "{}");
        scene.Clone.Commit("chore: break it");
        scene.Clone.Write(Uat, good);
        string commit = scene.Clone.Commit("chore: mend it");
        Assert.Equal(commit, new MergedRelease(scene.Clone.Repository).CommitOf("uat", release));
    }

    [Fact]
    public void Is_no_when_the_clone_does_not_know_what_was_merged()
    {
        scene.Ready("1.0.0");
        scene.Promote("uat");
        using ScratchFolder shallow = new();
        scene.Clone.Git("clone", "-q", "--depth", "1", new Uri(scene.Hub.Bare).AbsoluteUri, shallow.Path);
        Assert.Contains(
            "git fetch --unshallow",
            scene.Refusal(() =>
                new MergedRelease(new GitRepository(shallow.Path)).CommitOf("uat", Environment("uat").Runs!)
            ),
            Sentence
        );
        foreach (string file in Directory.GetFiles(shallow.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
    }

    [Fact]
    public void Is_no_when_the_pull_request_let_something_else_run()
    {
        scene.Ready("1.0.0");
        scene.Promote("uat");
        scene.Hub.Push("other", "README.md", "changed\n");
        int number = scene.Pulls().OpenOrUpdate("other", "main", "Other", "").Number;
        scene.Merge(number);
        // As it is for commits of one pull request that change the file twice.
        JsonNode pull = JsonNode.Parse(
            scene.Hub.As("bob").Get(FormattableString.Invariant($"{{repo}}/pulls/{number}")).GetRawText()
        )!;
        scene.Loopback.Route("GET", "/repos/{owner}/{repo}/commits/{sha}/pulls", x => LoopbackAnswer.Page(x, [pull]));
        Assert.Contains($"#{number} let something else run in uat", Merged(), Sentence);
    }

    [Fact]
    public void Is_no_for_what_was_rolled_back_until_somebody_approves_it_anew()
    {
        DeployedRelease first = scene.Ready("1.0.0");
        scene.Record("uat", first);
        DeployedRelease second = scene.Ready("1.1.0");
        int number = scene.Promote("uat");
        scene.Record("uat", second);
        Assert.Equal(2, new PolicyCheck(scene.Context()).Merged(Environment("uat")).Count);
        scene.Wait();
        scene.Record("uat", first, RecordKind.Rollback);
        string refusal = Merged();
        Assert.StartsWith("1.1.0 was rolled back in uat at 2026-02-03 ", refusal, Sentence);
        Assert.EndsWith("./build.sh Promote --to-environment uat --release-version 1.1.0", refusal, Sentence);
        scene.Wait();
        scene.Review(number, "carol");
        Assert.Equal(2, new PolicyCheck(scene.Context()).Merged(Environment("uat")).Count);
    }

    private EnvironmentFile Environment(string name) => EnvironmentFile.Read(scene.Clone.Path, name);

    private IEnumerable<string> Approvers() =>
        new PolicyCheck(scene.Context()).Merged(Environment("uat")).Select(x => x.By);

    private string Judged(int number) => scene.Refusal(() => new PolicyCheck(scene.Context()).PullRequest(number));

    private string Merged() => scene.Refusal(() => new PolicyCheck(scene.Context()).Merged(Environment("uat")));
}
