using Automation.Deploying;
using Automation.Environments;
using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class Deploying_to_an_environment : IDisposable
{
    private const StringComparison Sentence = StringComparison.Ordinal;
    private readonly PromotionScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task That_is_the_first_one_needs_a_version_and_nobodys_approval()
    {
        Assert.Contains("--environment dev --release-version 1.2.0", await RefusedAsync("dev", ""), Sentence);
        Assert.Contains("There is no release 1.0.0", await RefusedAsync("dev", "1.0.0", login: null), Sentence);
        DeployedRelease release = scene.Release("1.0.0");
        DeploymentRecord record = await DeployAsync("dev", "v1.0.0", login: null);
        Assert.Equal(
            ("dev", "1.0.0", release.Manifest.Digest, "release", "somebody"),
            (record.Environment, record.Version, record.Digest, record.From, record.By)
        );
        Assert.Equal("1.0.0", scene.Target("dev").Running!.Version);
    }

    [Fact]
    public async Task That_is_a_later_one_takes_what_the_merged_file_names()
    {
        DeployedRelease release = scene.Ready("1.0.0");
        Assert.Contains("Nothing was promoted to uat yet", await RefusedAsync("uat", null), Sentence);
        Assert.Contains("Nothing was promoted to uat yet", await RefusedAsync("uat", "1.0.0"), Sentence);
        scene.Promote("uat");
        Assert.Contains(
            "lets 1.0.0 run, and not 1.1.0. Promote it first",
            await RefusedAsync("uat", "1.1.0"),
            Sentence
        );
        Assert.StartsWith("Who approved 1.0.0 for uat is on GitHub", await RefusedAsync("uat", null, null), Sentence);
        DeploymentRecord record = await DeployAsync("uat", null, run: "7");
        Assert.Equal(("1.0.0", release.Manifest.Digest, "dev"), (record.Version, record.Digest, record.From));
        Assert.Equal([("bob", true), ("carol", false)], record.Approvals.Select(x => (x.By, x.IsSenior)));
        Assert.Equal("https://github.test/runs/7", record.Run);
        // What is recorded is shared.
        Assert.NotEqual("", scene.Clone.Git("ls-remote", "origin", $"refs/tags/{record.Tag}"));
    }

    [Fact]
    public async Task Puts_back_what_ran_there_when_it_is_lost()
    {
        DeployedRelease first = scene.Release("1.0.0");
        scene.Record("dev", first);
        scene.Release("1.1.0");
        RememberedTarget dev = scene.Target("dev");
        dev.Broken.Add("1.1.0");
        dev.LosesTheOld = true;
        Assert.Contains("was put back in dev", await RefusedAsync("dev", "1.1.0", null), Sentence);
        Assert.Equal("1.0.0", dev.Running!.Version);
        Directory.Delete(Path.Combine(scene.Releases, "1.0.0"), recursive: true);
        Assert.Contains("Nothing runs in dev", await RefusedAsync("dev", "1.1.0", null), Sentence);
        Assert.Contains(scene.Said, x => x.StartsWith("1.0.0 cannot be had: There is no release", Sentence));
        Assert.Equal(
            [RecordKind.Deployment, RecordKind.Failure, RecordKind.Failure],
            scene.Records.All().Select(x => x.Kind)
        );
    }

    [Fact]
    public async Task Goes_back_in_the_first_one_at_once()
    {
        scene.Record("dev", scene.Release("1.0.0"));
        scene.Record("dev", scene.Release("1.1.0"));
        DeploymentRecord record = (await RollBackAsync("dev", null, login: null))!;
        Assert.Equal((RecordKind.Rollback, "1.0.0", "dev"), (record.Kind, record.Version, record.From));
        Assert.Equal("1.0.0", scene.Target("dev").Running!.Version);
    }

    [Fact]
    public async Task Goes_back_in_a_later_one_with_a_senior_and_says_how_the_file_follows()
    {
        DeployedRelease first = TwoIn("uat");
        scene.Loopback.Review(7, "bob", "approved", "uat");
        DeploymentRecord record = (await RollBackAsync("uat", "1.0.0", run: "7"))!;
        Assert.Equal((RecordKind.Rollback, first.Manifest.Digest), (record.Kind, record.Digest));
        Assert.Equal([("bob", true)], record.Approvals.Select(x => (x.By, x.IsSenior)));
        Assert.EndsWith(
            "Propose what runs now: ./build.sh Promote --to-environment uat --release-version 1.0.0",
            scene.Said[^1],
            Sentence
        );
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("alice", null)]
    [InlineData("alice", "7")]
    [InlineData("alice", "8")]
    public async Task Goes_back_in_a_later_one_by_a_pull_request_without_a_senior(string? login, string? run)
    {
        TwoIn("uat");
        scene.Loopback.Review(7, "carol", "approved", "uat");
        scene.Loopback.Review(8, "bob", "approved", "prod");
        Assert.Null(await RollBackAsync("uat", null, login, run));
        Assert.Equal("1.1.0", scene.Target("uat").Running!.Version);
        Assert.Contains("The branch rollback/uat-v1.0.0", scene.Story, Sentence);
        Assert.Equal(login != null, scene.Pulls().Find("rollback/uat-v1.0.0") != null);
    }

    [Fact]
    public void Is_told_which_ones_there_are()
    {
        PromotionContext context = scene.Context(null);
        Assert.Equal("No environment is named. Name one: --environment dev, uat, prod", Named(""));
        Assert.Equal("There is no environment '../x'. There are dev, uat, prod.", Named("../x"));

        string Named(string name) => scene.Refusal(() => context.Environment(name));
    }

    [Fact]
    public async Task Shows_what_answers_on_the_board()
    {
        scene.Record("dev", scene.Release("1.0.0"));
        PromotionContext context = scene.Context(null);
        Board board = await context.BoardAsync(isAsked: true);
        Assert.Equal(["dev", "uat", "prod"], board.Environments.Select(x => x.File.Name));
        Assert.Contains("1.0.0", BoardText.Of(board), Sentence);
        Assert.NotNull(await context.BoardAsync(isAsked: false));
    }

    /// <summary>1.0.0 ran there, and 1.1.0 runs there, as the merged file says.</summary>
    private DeployedRelease TwoIn(string environment)
    {
        DeployedRelease first = scene.Ready("1.0.0");
        scene.Record(environment, first);
        DeployedRelease second = scene.Ready("1.1.0");
        scene.Promote(environment);
        scene.Record(environment, second);
        return first;
    }

    private Task<DeploymentRecord> DeployAsync(
        string environment,
        string? version,
        string? login = "alice",
        string? run = null
    ) =>
        new EnvironmentDeployment(scene.Context(login, run: run)).DeployAsync(
            environment,
            version,
            CancellationToken.None
        );

    private Task<DeploymentRecord?> RollBackAsync(
        string environment,
        string? version,
        string? login = "alice",
        string? run = null
    ) =>
        new EnvironmentDeployment(scene.Context(login, run: run)).RollBackAsync(
            environment,
            version,
            CancellationToken.None
        );

    private async Task<string> RefusedAsync(string environment, string? version, string? login = "alice") =>
        (await Assert.ThrowsAsync<AutomationException>(() => DeployAsync(environment, version, login))).Message;
}
