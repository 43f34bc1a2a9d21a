using System.Text.Json.Nodes;
using Automation.Attesting;
using Automation.Deploying;
using Automation.GitHub;
using Automation.Promoting;
using Automation.Releasing;

namespace Automation.Tests.Promoting;

public sealed class Setting_up_promotions : IDisposable
{
    private const StringComparison Sentence = StringComparison.Ordinal;
    private readonly PromotionScene scene = new();
    private readonly Dictionary<string, string?> variables = new(StringComparer.Ordinal);

    public void Dispose() => scene.Dispose();

    [Fact]
    public void Works_without_a_token()
    {
        PromotionContext context = Setup().Context();
        Assert.Null(context.Host);
        Assert.Null(context.Run);
        Assert.Equal("Somebody", context.By);
        Assert.IsType<NoDeploymentStatus>(context.Status);
        Assert.IsType<NoReleaseHost>(Setup().ReleaseHost());
        Assert.Empty(Setup().Bundles("sha256:1"));
        Assert.Contains("dev", context.Target(context.Environment("dev")).Name, Sentence);
        Assert.Contains("set GITHUB_TOKEN", Refused(() => context.Source.Get("1.0.0")), Sentence);
        Assert.StartsWith("Releases are published on GitHub", Refused(() => Setup().Publish("1.0.0")), Sentence);
        Assert.StartsWith("No version is named.", Refused(() => Setup().Publish(" ".Trim())), Sentence);
        scene.Release("1.0.0");
        context.Proof.Prove("1.0.0");
        Assert.StartsWith("Nobody is there to ask who built it", scene.Said[^1], Sentence);
        scene.Clone.Git("config", "user.name", "");
        Assert.Equal(Environment.UserName, Setup().Context().By);
    }

    [Fact]
    public void Finds_GitHub_and_the_run_in_the_variables()
    {
        Connect();
        variables["GITHUB_ACTOR"] = "alice";
        variables["GITHUB_RUN_ID"] = "7";
        PromotionContext context = Setup().Context();
        Assert.IsType<GitHubPromotions>(context.Host);
        Assert.IsType<GitHubDeploymentStatus>(context.Status);
        Assert.Equal("alice", context.By);
        Assert.Equal(("7", "https://github.com/acme/shop/actions/runs/7"), context.Run);
        variables["GITHUB_SERVER_URL"] = "https://github.test";
        Assert.Equal("https://github.test/acme/shop/actions/runs/7", Setup().Context().Run!.Value.Page);
        Assert.IsType<GitHubReleases>(Setup().ReleaseHost());
        Assert.Contains("v1.0.0", Refused(() => context.Source.Get("1.0.0")), Sentence);
        File.Delete(scene.Clone.At(ApprovalRules.Path));
        Assert.NotNull(Setup().Context().Host);
    }

    [Fact]
    public void Publishes_a_draft()
    {
        Connect();
        DeployedRelease release = scene.Release("1.0.0");
        Assert.Contains("v1.0.0", Refused(() => Setup().Publish("1.0.0")), Sentence);
        new GitHubReleases(scene.Hub.As("alice")).CreateDraft(
            new ReleaseDraft("v1.0.0", "v1.0.0", "notes", false, [.. Directory.GetFiles(release.Folder)])
        );
        Assert.StartsWith("v1.0.0 is published: https://github.test/", Setup().Publish("v1.0.0"), Sentence);
    }

    [Fact]
    public void Asks_only_those_for_attestations_who_have_some()
    {
        Connect();
        scene.Release("1.0.0");
        Setup().Context().Proof.Prove("1.0.0");
        Assert.StartsWith(
            "127.0.0.1 attests no builds, and ATTESTATION_TRUST_ROOTS names nobody",
            scene.Said[^1],
            Sentence
        );
        variables["GITHUB_API_URL"] = "https://API.github.com";
        variables["PATH"] = "";
        Assert.StartsWith(
            "Nothing here can verify the attestation of 1.0.0.",
            Refused(() => Setup().Context().Proof.Prove("1.0.0")),
            Sentence
        );
        Connect();
        using LocalAttestor attestor = new(scene.Hub.Time.GetUtcNow());
        variables["ATTESTATION_TRUST_ROOTS"] = scene.Hub.Write("trust.pem", attestor.TrustRoots);
        string refusal = Refused(() => Setup().Context().Proof.Prove("1.0.0"));
        Assert.Contains("attest", refusal, Sentence);

        DeployedRelease release = DeployedRelease.Open(Path.Combine(scene.Releases, "1.0.0"));
        AttestationPolicy policy = AttestationPolicy.Find(scene.Clone.Path, variables.GetValueOrDefault);
        string bundle = attestor.Bundle(
            new LocalBuild(policy, release.Manifest.Commit, release.Manifest.FileSha256, scene.Hub.Time.GetUtcNow())
        );
        new GitHubAttestations(scene.Hub.As("alice")).Add(JsonNode.Parse(bundle)!.AsObject());
        Assert.Equal(release.Manifest.Digest, Setup().Context().Proof.Prove("1.0.0").Manifest.Digest);
        Assert.Single(Setup().Bundles($"sha256:{release.Manifest.FileSha256}"));
    }

    private void Connect()
    {
        variables["GITHUB_TOKEN"] = "token-of-alice";
        variables["GITHUB_REPOSITORY"] = "acme/shop";
        variables["GITHUB_API_URL"] = scene.Loopback.Api.AbsoluteUri.TrimEnd('/');
    }

    private PromotionSetup Setup() =>
        new(scene.Clone.Path, scene.Releases)
        {
            Variable = variables.GetValueOrDefault,
            Time = scene.Hub.Time,
            Say = scene.Said.Add,
        };

    private static string Refused(Action action) => Assert.Throws<AutomationException>(action).Message;
}
