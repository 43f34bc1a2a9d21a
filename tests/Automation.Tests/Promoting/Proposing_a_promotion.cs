using Automation.Deploying;
using Automation.Environments;
using Automation.GitHub;
using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class Proposing_a_promotion : IDisposable
{
    private const string File = "deploy/environments/uat.json";
    private readonly PromotionScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void Needs_an_environment()
    {
        PromotionProposal proposal = new(scene.Context(null));
        Assert.EndsWith("--to-environment uat, prod", scene.Refusal(() => proposal.Promote("", null)), Sentence);
        Assert.Contains(
            "There is no environment Uat/..",
            scene.Refusal(() => proposal.Promote("Uat/..", null)),
            Sentence
        );
    }

    [Fact]
    public void Is_a_branch_to_merge_without_a_remote()
    {
        scene.Ready("1.0.0");
        scene.Clone.Git("remote", "remove", "origin");
        scene.Clone.Write("README.md", "being edited\n");
        scene.Clone.Write("staged", "x");
        scene.Clone.Git("add", "staged");
        string before = scene.Clone.Git("status", "--porcelain");
        new PromotionProposal(scene.Context(null)).Promote("uat", "v1.0.0");
        Assert.Equal(before, scene.Clone.Git("status", "--porcelain"));
        Assert.EndsWith("git merge promotion/uat-v1.0.0", scene.Story, Sentence);
        string commit = scene.Clone.Git("rev-parse", "promotion/uat-v1.0.0");
        Assert.Equal(File, scene.Clone.Git("diff", "--name-only", "main", commit));

        scene.Wait();
        new PromotionProposal(scene.Context(null)).Promote("uat", null);
        Assert.Equal(commit, scene.Clone.Git("rev-parse", "promotion/uat-v1.0.0"));

        scene.Clone.Git("branch", "-m", "main", "trunk");
        new PromotionProposal(scene.Context(null)).Promote("uat", null);
        Assert.Equal(commit, scene.Clone.Git("rev-parse", "promotion/uat-v1.0.0"));

        scene.Clone.Git("checkout", "-q", "--detach");
        Assert.Contains(
            "No branch is checked out",
            scene.Refusal(() => new PromotionProposal(scene.Context(null)).Promote("uat", null)),
            Sentence
        );
    }

    [Fact]
    public void Leaves_a_branch_alone_that_somebody_works_on()
    {
        scene.Ready("1.0.0");
        scene.Clone.Git("checkout", "-q", "-b", "promotion/uat-v1.0.0");
        Assert.Contains(
            "promotion/uat-v1.0.0",
            scene.Refusal(() => new PromotionProposal(scene.Context(null)).Promote("uat", null)),
            Sentence
        );
        Assert.Equal("", scene.Clone.Git("status", "--porcelain"));
    }

    [Fact]
    public void Is_pushed_without_a_token_and_stands_on_what_the_remote_has()
    {
        scene.Ready("1.0.0");
        scene.Clone.Git("checkout", "-q", "--detach", "HEAD^");
        scene.Clone.Git("branch", "-D", "-q", "main");
        new PromotionProposal(scene.Context(null)).Promote("uat", null);
        Assert.Contains("Open a pull request for it into main", scene.Story, Sentence);
        Assert.Equal(scene.Clone.Git("rev-parse", "origin/main"), Remote("promotion/uat-v1.0.0^"));
        Assert.Equal("", scene.Clone.Git("for-each-ref", "refs/proposals"));
    }

    [Fact]
    public void Is_merged_into_what_the_remote_calls_its_first_branch()
    {
        scene.Ready("1.0.0");
        scene.Clone.Git("--git-dir", scene.Hub.Bare, "branch", "-m", "main", "trunk");
        new PromotionProposal(scene.Context()).Promote("uat", null);
        Assert.Equal("trunk", scene.Pulls().Read(1).Base);
    }

    [Fact]
    public void Is_one_pull_request_whose_approvals_stay()
    {
        scene.Ready("1.0.0");
        int number = scene.Propose("uat");
        GitHubPullRequest pull = scene.Pulls().Read(number);
        Assert.Equal("chore: promote 1.0.0 to uat", pull.Title);
        Assert.Equal(["promotion"], pull.Labels);
        scene.Clone.Write("other", "");
        scene.Clone.Commit("docs: go on");
        scene.Clone.Git("push", "-q", "origin", "main");
        scene.Wait();
        // A clone that knows nothing of it.
        scene.Clone.Git("branch", "-q", "-D", "promotion/uat-v1.0.0");
        Assert.Equal(number, scene.Propose("uat"));
        Assert.Equal(pull.HeadSha, scene.Pulls().Read(number).HeadSha);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(null)]
    public void Puts_right_what_somebody_changed(string? text)
    {
        scene.Ready("1.0.0");
        int number = scene.Propose("uat");
        string good = scene.Clone.Git("show", $"promotion/uat-v1.0.0:{File}");
        scene.Clone.Git("checkout", "-q", "promotion/uat-v1.0.0");
        if (text == null)
            scene.Clone.Git("commit", "-q", "--amend", "--no-edit", "--allow-empty", "--date=now");
        scene.Clone.Write(text == null ? "more" : File, text ?? "");
        scene.Clone.Commit("chore: change it");
        scene.Clone.Git("push", "-q", "--force", "origin", "promotion/uat-v1.0.0");
        scene.Clone.Git("checkout", "-q", "main");
        Assert.Equal(number, scene.Propose("uat"));
        Assert.Equal(good, scene.Clone.Git("show", $"{Remote("promotion/uat-v1.0.0")}:{File}"));
        Assert.Equal([new GitHubFile(File, "modified", null)], scene.Pulls().Files(number));
    }

    [Fact]
    public void Says_what_the_remote_refuses()
    {
        scene.Ready("1.0.0");
        scene.Clone.Git("--git-dir", scene.Hub.Bare, "config", "receive.denyCurrentBranch", "true");
        scene.Clone.Git("--git-dir", scene.Hub.Bare, "config", "transfer.hideRefs", "refs/heads/promotion");
        string refusal = scene.Refusal(() => new PromotionProposal(scene.Context()).Promote("uat", null));
        Assert.StartsWith("origin did not take the branch promotion/uat-v1.0.0.", refusal, Sentence);
        Assert.Contains("git push origin ", refusal, Sentence);
    }

    [Fact]
    public void Does_not_push_over_what_somebody_else_pushed_meanwhile()
    {
        string seen = scene.Clone.Git("rev-parse", "main");
        string theirs = scene.Hub.Push("promotion/uat-v1.0.0", "a", "a");
        ProposalBranch branch = new(scene.Clone.Repository);
        Assert.Contains(
            "When somebody else pushed it meanwhile, run this again",
            scene.Refusal(() => branch.Push("promotion/uat-v1.0.0", seen, null)),
            Sentence
        );
        Assert.Equal(theirs, branch.Find("promotion/uat-v1.0.0"));
        branch.Push("promotion/uat-v1.0.0", seen, theirs);
        Assert.Equal(seen, branch.Find("promotion/uat-v1.0.0"));
        Assert.Null(branch.Find("uat-v1.0.0"));
    }

    [Fact]
    public void Has_nothing_to_do_when_it_is_merged_and_anew_when_it_was_rolled_back()
    {
        DeployedRelease first = scene.Ready("1.0.0");
        scene.Promote("uat");
        scene.Record("uat", first);
        DeployedRelease second = scene.Ready("1.1.0");
        int number = scene.Promote("uat");
        // A clone that is behind asks the remote what was merged.
        scene.Clone.Git("reset", "-q", "--hard", "HEAD^");
        new PromotionProposal(scene.Context()).Promote("uat", null);
        Assert.Equal($"On main, {File} lets 1.1.0 run already. Nothing is to be done.", scene.Said[^1]);
        scene.Pull();

        scene.Record("uat", second);
        scene.Wait();
        scene.Record("uat", first, RecordKind.Rollback);
        scene.Wait();
        int again = scene.Propose("uat", "1.1.0");
        Assert.NotEqual(number, again);
        Assert.Equal([new GitHubFile(File, "modified", null)], scene.Pulls().Files(again));
        scene.Merge(again);
        new PromotionProposal(scene.Context()).Promote("uat", null);
        Assert.Equal($"On main, {File} lets 1.1.0 run already. Nothing is to be done.", scene.Said[^1]);
    }

    [Fact]
    public void Takes_what_others_recorded_meanwhile()
    {
        DeployedRelease first = scene.Ready("1.0.0");
        using ScratchFolder other = new();
        scene.Clone.Git("clone", "-q", scene.Hub.Bare, other.Path);
        scene.Records.Share(scene.Records.All()[0].Tag);
        PromotionContext context = scene.Context(null, other.Path);
        new PromotionProposal(context).Promote("uat", null);
        Assert.Contains("lets 1.0.0 run in uat", scene.Story, Sentence);
        Assert.Equal(first.Manifest.Digest, context.Records.Current("dev")!.Digest);

        scene.Clone.Git("--git-dir", scene.Hub.Bare, "tag", "-f", "v1.0.0", "main^");
        context.FetchRecords();
        Assert.StartsWith("origin gave no newer records, so those of this clone count: ", scene.Said[^1], Sentence);
        foreach (string file in Directory.GetFiles(other.Path, "*", SearchOption.AllDirectories))
            System.IO.File.SetAttributes(file, FileAttributes.Normal);
    }

    [Fact]
    public void Tells_what_comes_with_it_and_notifies_nobody()
    {
        scene.Ready("1.0.0");
        DeployedRelease second = scene.Release("1.1.0", "fix: `help` @bob <b> fixes #12");
        scene.Record("dev", second);
        int number = scene.Propose("uat", "1.0.0");
        Assert.Contains("| version | nothing | 1.0.0 |", Body(number), Sentence);
        scene.Record("uat", scene.Context().Source.Get("1.0.0"));
        number = scene.Propose("uat");
        string body = Body(number);
        Assert.Contains("| version | 1.0.0 | 1.1.0 |", body, Sentence);
        Assert.Contains(
            $"Comes with it:\n\n- {second.Manifest.Commit[..7]} `fix: 'help' @bob <b> fixes #12`\n",
            body,
            Sentence
        );
        PromotionPlan back = PromotionPlan.Back(
            scene.Context().Environments,
            scene.Record("uat", second),
            scene.Hub.Time.GetUtcNow(),
            x => $"https://github.test/{x}"
        );
        scene.Record("uat", scene.Release("1.2.0"));
        new PromotionProposal(scene.Context()).Propose(back);
        body = Body(number + 1);
        Assert.Contains("Goes with it:", body, Sentence);
        Assert.Contains("[1.1.0](https://github.test/1.1.0)", body, Sentence);
        Assert.Contains("./build.sh Rollback --environment uat --release-version 1.1.0", body, Sentence);
        Assert.Equal(["rollback"], scene.Pulls().Read(number + 1).Labels);
    }

    private const StringComparison Sentence = StringComparison.Ordinal;

    private string Remote(string name) => scene.Clone.Git("--git-dir", scene.Hub.Bare, "rev-parse", name);

    private string Body(int number) =>
        scene
            .Hub.As("alice")
            .Get(FormattableString.Invariant($"{{repo}}/pulls/{number}"))
            .GetProperty("body")
            .GetString()!;
}
