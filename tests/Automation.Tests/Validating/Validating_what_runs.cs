using Automation.Deploying;
using Automation.Environments;
using Automation.Tests.Promoting;
using Automation.Validating;

namespace Automation.Tests.Validating;

public sealed class Validating_what_runs : IDisposable
{
    private const StringComparison Sentence = StringComparison.Ordinal;
    private readonly PromotionScene scene = new();
    private readonly LoopbackServer server;
    private string? key;
    private Action answered = () => { };

    public Validating_what_runs()
    {
        server = new LoopbackServer(x =>
        {
            key = x.Request.Headers["X-Api-Key"];
            x.Response.StatusCode = x.Request.HttpMethod == "POST" ? 202 : 200;
            x.Response.RedirectLocation = "/jobs/1";
            answered();
        });
        // No source of packages is asked, and none is there.
        scene.Clone.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        scene.Target("uat").Address = server.Address;
    }

    public void Dispose()
    {
        server.Dispose();
        scene.Dispose();
    }

    [Fact]
    public async Task Has_nothing_to_do_without_limits()
    {
        await RunAsync("dev");
        Assert.Equal("deploy/environments/dev.json sets no limits, so there is nothing to validate.", scene.Said[^1]);
    }

    [Fact]
    public async Task Needs_what_is_recorded_to_answer()
    {
        Assert.Contains("./build.sh Deploy --environment uat", await RefusedAsync(), Sentence);
        DeployedRelease release = scene.Release("1.0.0");
        scene.Record("uat", release);
        RunningRelease running = scene.Target("uat").Running!;
        scene.Target("uat").Running = null;
        Assert.Contains("and nothing answers.", await RefusedAsync(), Sentence);
        scene.Target("uat").Running = running with { Version = "0.9.0" };
        Assert.Contains($"and 0.9.0 of {release.Manifest.Commit} answers.", await RefusedAsync(), Sentence);
        scene.Target("uat").Running = running with { Commit = "abc" };
        Assert.Contains("and 1.0.0 of abc answers.", await RefusedAsync(), Sentence);
        scene.Target("uat").Running = running with { IsHealthy = false };
        Assert.Contains("and what answers is not healthy.", await RefusedAsync(), Sentence);
    }

    [Fact]
    public async Task Records_what_was_found_unless_something_else_was_deployed_meanwhile()
    {
        DeployedRelease release = scene.Release("1.0.0");
        scene.Record("uat", release);
        await RunAsync("uat");
        DeploymentRecord record = scene.Records.Validated("uat", release.Manifest.Digest)!;
        Assert.StartsWith("audit: no source of packages tells about weaknesses; load: ", record.Reason, Sentence);
        Assert.Equal(("key", "alice", "1.0.0"), (key, record.By, record.Version));
        Assert.Contains($"recorded as {record.Tag}", scene.Said[^1], Sentence);
        Assert.NotEqual("", scene.Clone.Git("ls-remote", "origin", $"refs/tags/{record.Tag}"));

        int records = scene.Records.All().Count;
        RunningRelease running = scene.Target("uat").Running!;
        answered = () => scene.Target("uat").Running = running with { Version = "1.1.0" };
        Assert.Contains("and 1.1.0 of", await RefusedAsync(), Sentence);
        Assert.Equal(records, scene.Records.All().Count);
    }

    private Task RunAsync(string environment) =>
        new ValidationRun(scene.Context()) { Variable = x => x == "VALIDATION_API_KEY" ? "key" : null }.RunAsync(
            environment,
            CancellationToken.None
        );

    private async Task<string> RefusedAsync() =>
        (await Assert.ThrowsAsync<AutomationException>(() => RunAsync("uat"))).Message;
}
