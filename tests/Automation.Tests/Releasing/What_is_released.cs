using System.Globalization;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class What_is_released : IDisposable
{
    private readonly GitScratch git = new();

    public What_is_released() => git.Git("checkout", "-q", "-b", "main");

    public void Dispose() => git.Dispose();

    [Fact]
    public void Is_the_version_of_the_commit_without_its_branch()
    {
        string commit = git.Commit("feat: begin");
        ReleaseIdentity identity = ReleaseIdentity.Read(git.Path);
        Assert.Equal(commit, identity.Commit);
        Assert.Equal($"v{identity.Version}", identity.Tag);
        Assert.False(identity.IsTagged);
        Assert.Equal(
            git.Git("log", "-1", "--format=%ct"),
            identity.Created.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        );
        Assert.Contains(("InformationalVersion", $"{identity.Version}+{commit}"), identity.Properties);
    }

    [Fact]
    public void Is_the_highest_tag_on_the_commit()
    {
        git.Commit("feat: begin");
        git.Git("tag", "v1.2.0-beta.1");
        Assert.True(ReleaseIdentity.Read(git.Path).IsPreRelease);
        git.Git("tag", "-a", "-m", "x", "v1.2.0");
        git.Git("tag", "nothing");
        git.Git("checkout", "-q", "--detach");
        ReleaseIdentity identity = ReleaseIdentity.Read(git.Path);
        Assert.Equal(("1.2.0", true, false), (identity.Version, identity.IsTagged, identity.IsPreRelease));
        Assert.Equal("1.2.0.0", identity.AssemblyVersion);
        Assert.Equal("1.2.0.0", identity.FileVersion);
    }

    [Fact]
    public void Takes_no_assembly_version_of_another_number()
    {
        git.Write("GitVersion.yml", "workflow: GitHubFlow/v1\nnext-version: 5.0.0\n");
        git.Commit("feat: begin");
        git.Git("tag", "v1.2.0-beta.1");
        Assert.Equal("1.2.0.0", ReleaseIdentity.Read(git.Path).AssemblyVersion);
        Assert.Equal("1.2.0.0", ReleaseIdentity.Read(git.Path).FileVersion);
    }

    [Fact]
    public void Is_no_folder_without_commits() =>
        Refuses("No version without the whole history. There are no commits yet. Commit something.");

    [Fact]
    public void Is_no_shallow_clone()
    {
        git.Commit("feat: begin");
        git.Commit("feat: go on");
        using ScratchFolder folder = new();
        string clone = Path.Combine(folder.Path, "clone");
        git.Git("clone", "-q", "--depth", "1", $"file://{git.Path}", clone);
        Assert.Contains("git fetch --unshallow", Refusal(clone), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_nothing_that_is_not_committed()
    {
        git.Write("a.txt", "x");
        git.Commit("feat: begin");
        git.Write("a.txt", "y");
        Refuses(
            "There are changes that are not committed: a.txt. A release is of a commit. Commit them, or put them aside: git stash --include-untracked"
        );
        foreach (string name in new[] { "b", "c", "d", "e" })
            git.Write(name, "x");
        Refuses("a.txt, b, c and 2 more");
    }

    [Fact]
    public void Is_nothing_on_no_branch_without_a_tag()
    {
        git.Commit("feat: begin");
        git.Git("checkout", "-q", "--detach");
        Refuses("HEAD is on no branch, and commit ");
    }

    [Fact]
    public void Is_no_version_that_another_commit_has()
    {
        git.Write("GitVersion.yml", "workflow: GitHubFlow/v1\nnext-version: 5.0.0\n");
        git.Commit("feat: begin");
        string version = ReleaseIdentity.Read(git.Path).Version;
        git.Git("checkout", "-q", "--orphan", "other");
        git.Commit("feat: something else");
        git.Git("tag", $"v{version}");
        git.Git("checkout", "-q", "main");
        Refuses($"The tag v{version} is on commit ");
    }

    [Fact]
    public void Is_no_version_that_is_none()
    {
        git.Write("GitVersion.yml", "workflow: GitHubFlow/v1\nbranches:\n  main:\n    label: 'a{Nope}'\n");
        git.Commit("feat: begin");
        Refuses("is no semantic version");
    }

    private void Refuses(string text) => Assert.Contains(text, Refusal(git.Path), StringComparison.Ordinal);

    private static string Refusal(string folder) =>
        Assert.Throws<AutomationException>(() => ReleaseIdentity.Read(folder)).Message;
}
