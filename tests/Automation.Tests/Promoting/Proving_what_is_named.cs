using Automation.Deploying;
using Automation.Environments;
using Automation.Promoting;
using Automation.Tests.Deploying;

namespace Automation.Tests.Promoting;

public sealed class Proving_what_is_named : IDisposable
{
    private const StringComparison Sentence = StringComparison.Ordinal;
    private readonly GitScratch git = new();
    private readonly ScratchFolder releases = new();
    private readonly List<string> said = [];
    private readonly List<string> fetched = [];
    private string? refusal;

    public void Dispose()
    {
        git.Dispose();
        releases.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("../1.0.0")]
    [InlineData("..")]
    [InlineData("1.0.0/..")]
    [InlineData("1.0.0 x")]
    public void Refuses_names_that_lead_elsewhere(string name) =>
        Assert.Contains("is no version", Refused(() => Source().Get(name)), Sentence);

    [Theory]
    [InlineData("v1.0.0", "1.0.0")]
    [InlineData(" V1.0.0 ", "1.0.0")]
    [InlineData("version", "version")]
    [InlineData("v", "v")]
    public void Takes_tags_for_versions(string name, string version) =>
        Assert.Equal(version, ReleaseSource.VersionOf(name));

    [Fact]
    public void Finds_it_here_or_fetches_it()
    {
        string commit = git.Commit("feat: begin");
        Assert.Contains("git switch --detach v1.0.0", Refused(() => Source(fetches: false).Get("1.0.0")), Sentence);
        Assert.Throws<AutomationException>(() => Source().Get("1.0.0"));
        Assert.Equal(["v1.0.0"], fetched);
        DeployedRelease release = Seal("1.0.0", "1.0.0", commit);
        ReleaseSource source = Source();
        Assert.Equal(release.Manifest.Digest, source.Get("1.0.0").Manifest.Digest);
        Assert.Same(source.Get("1.0.0"), source.TryGet("1.0.0", release.Manifest.Digest));
        Assert.Null(source.TryGet("1.0.0", "sha256:other"));
        said.Clear();
        Assert.Null(source.TryGet("3.0.0", ""));
        Assert.Equal(["Fetching 3.0.0", "3.0.0 cannot be had: It is nowhere."], said);
        Seal("2.0.0", "1.0.0", commit);
        Assert.Contains("holds 1.0.0, and not 2.0.0. Delete the folder", Refused(() => source.Get("2.0.0")), Sentence);
    }

    [Fact]
    public void Holds_it_against_its_tag_and_what_was_named()
    {
        string commit = git.Commit("feat: begin");
        string next = git.Commit("feat: go on");
        DeployedRelease release = Seal("1.0.0", "1.0.0", commit);
        EnvironmentRelease named = new("1.0.0", release.Manifest.Digest, commit, PromotedRepository.Noon, "dev", null);
        Assert.Contains("git fetch --tags", Finding(named), Sentence);
        Assert.Contains("git fetch --tags. Do not use it", Refused(() => Proof().Prove("1.0.0")), Sentence);
        git.Git("tag", "v1.0.0", next);
        Assert.Contains($"is on {next[..7]}, and the release is of {commit[..7]}", Finding(named), Sentence);
        git.Git("tag", "-f", "v1.0.0", commit);
        Assert.Empty(Proof().Check(named));
        git.Git("tag", "-f", "-a", "v1.0.0", "-m", "x", "-m", "Digest: sha256:other", commit);
        Assert.Contains("is of the digest sha256:other", Finding(named), Sentence);
        git.Git("tag", "-f", "-a", "v1.0.0", "-m", "x", "-m", $"Digest: {release.Manifest.Digest}", commit);
        Assert.Empty(Proof().Check(named));
        Assert.Equal(release.Manifest.Digest, Proof().Prove("1.0.0").Manifest.Digest);
        Assert.Contains("and not sha256:other.", Finding(named with { Digest = "sha256:other" }), Sentence);
        Assert.Contains($"and not {next}.", Finding(named with { Commit = next }), Sentence);
        Assert.Contains("nowhere", Finding(named with { Version = "4.0.0" }), Sentence);
        refusal = "Nobody attests it.";
        Assert.Equal("attestation: Nobody attests it. Nothing is deployed without it.", Finding(named));
        Assert.Equal(refusal, Refused(() => Proof().Prove("1.0.0")));
        File.AppendAllText(Path.Combine(release.Folder, "a.tar.gz"), "x");
        Assert.StartsWith("digest: ", Finding(named), Sentence);
    }

    private ReleaseProof Proof() =>
        new(
            Source(),
            git.Repository,
            _ =>
            {
                if (refusal != null)
                    throw new AutomationException(refusal);
            }
        );

    private string Finding(EnvironmentRelease named) => Assert.Single(Proof().Check(named)).ToString();

    private ReleaseSource Source(bool fetches = true) => new(releases.Path, fetches ? Fetch : null, said.Add);

    private void Fetch(string tag, string folder)
    {
        fetched.Add(tag);
        throw new AutomationException("It is nowhere.");
    }

    private DeployedRelease Seal(string folder, string version, string commit)
    {
        releases.Write($"{folder}/a.tar.gz", version);
        return DeployableRepository.Seal(Path.Combine(releases.Path, folder), version, commit, "a.tar.gz");
    }

    private static string Refused(Action action) => Assert.Throws<AutomationException>(action).Message;
}
