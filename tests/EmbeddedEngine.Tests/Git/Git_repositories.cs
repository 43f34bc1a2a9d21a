using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace EmbeddedEngine.Tests.Git;

[Collection(EngineCollection.Name)]
public sealed class Git_repositories : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private AbsolutePath Root => AbsolutePath.Create(scratch.Path);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Know_branch_commit_tags_and_remote()
    {
        AbsolutePath work = Make();
        GitRepository repository = GitRepository.FromLocalDirectory((work / "deep").CreateDirectory());
        Assert.Equal(work, repository.LocalDirectory);
        Assert.Equal("feature/x", repository.Branch);
        Assert.Equal("refs/heads/feature/x", repository.Head);
        Assert.Equal(Run(work, "rev-parse HEAD"), repository.Commit);
        Assert.Equal(["light"], repository.Tags);
        Assert.Equal("upstream", repository.RemoteName);
        Assert.Equal("feature/y", repository.RemoteBranch);
        Assert.Equal(GitProtocol.Ssh, repository.Protocol);
        Assert.Equal("example.com", repository.Endpoint);
        Assert.Equal("owner/name", repository.Identifier);
        Assert.Equal("https://example.com/owner/name.git", repository.HttpsUrl);
        Assert.Equal("git@example.com:owner/name.git", repository.SshUrl);
        Assert.Equal("https://example.com/owner/name.git", repository.ToString());
        Assert.True(repository.IsOnFeatureBranch());
    }

    [Fact]
    public void Know_the_same_when_git_packed_its_references()
    {
        AbsolutePath work = Make();
        Run(work, "tag -a heavy -m x");
        Run(work, "pack-refs --all");
        GitRepository repository = GitRepository.FromLocalDirectory(work);
        Assert.Equal(Run(work, "rev-parse HEAD"), repository.Commit);
        Assert.Equal(["heavy", "light"], repository.Tags);
    }

    [Fact]
    public void Are_known_from_a_worktree_and_a_detached_head()
    {
        AbsolutePath work = Make();
        Run(work, "worktree add ../tree -b other");
        GitRepository tree = GitRepository.FromLocalDirectory(Root / "tree");
        Assert.Equal("other", tree.Branch);
        Assert.Equal(Run(work, "rev-parse HEAD"), tree.Commit);
        Run(work, "checkout -q --detach");
        GitRepository detached = GitRepository.FromLocalDirectory(work);
        Assert.Null(detached.Branch);
        Assert.Equal(detached.Commit, detached.Head);
    }

    [Fact]
    public void Have_no_commit_before_the_first()
    {
        Run(Root, "init -q -b main");
        GitRepository repository = GitRepository.FromLocalDirectory(Root);
        Assert.Null(repository.Commit);
        Assert.Empty(repository.Tags);
        Assert.Null(repository.HttpsUrl);
        Assert.Null(repository.SshUrl);
        Assert.Null(repository.RemoteName);
        Assert.Equal(Root.ToString(), repository.ToString());
        Assert.True(repository.IsOnMainBranch());
        Assert.True(repository.IsOnMainOrMasterBranch());
        Assert.False(repository.IsOnDevelopBranch());
    }

    [Fact]
    public void Are_told_of_when_they_are_none()
    {
        Assert.Contains(
            "git init",
            Assert.Throws<ArgumentException>(() => GitRepository.FromLocalDirectory(Root)).Message,
            StringComparison.Ordinal
        );
        scratch.Write(".git", "nothing");
        Assert.Contains(
            "does not say",
            Assert.Throws<ArgumentException>(() => GitRepository.FromLocalDirectory(Root)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://example.com/owner/name.git", GitProtocol.Https, "example.com", "owner/name")]
    [InlineData("https://me@example.com:8443/owner/name", GitProtocol.Https, "example.com:8443", "owner/name")]
    [InlineData("ssh://git@example.com/a/b/c", GitProtocol.Ssh, "example.com", "a/b/c")]
    [InlineData("git@example.com:owner/name.git", GitProtocol.Ssh, "example.com", "owner/name")]
    public void Are_named_by_addresses(string url, GitProtocol protocol, string endpoint, string identifier)
    {
        GitRepository repository = GitRepository.FromUrl(url, "develop");
        Assert.Equal(protocol, repository.Protocol);
        Assert.Equal(endpoint, repository.Endpoint);
        Assert.Equal(identifier, repository.Identifier);
        Assert.True(repository.IsOnDevelopBranch());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a/folder")]
    [InlineData("https://example.com/")]
    public void Refuse_other_addresses(string url) =>
        Assert.Throws<ArgumentException>(() => GitRepository.FromUrl(url));

    [Fact]
    public void Know_their_branches_by_folder()
    {
        Assert.True(On("release/1.0").IsOnReleaseBranch());
        Assert.True(On("hotfix/1.0").IsOnHotfixBranch());
        Assert.True(On("master").IsOnMainOrMasterBranch());
        Assert.False(On("features").IsOnFeatureBranch());

        static GitRepository On(string branch) => GitRepository.FromUrl("git@example.com:o/n", branch);
    }

    private AbsolutePath Make()
    {
        AbsolutePath work = (Root / "work").CreateDirectory();
        Run(work, "init -q -b feature/x");
        Run(work, "-c user.name=n -c user.email=e@e commit -q --allow-empty -m first");
        Run(work, "config user.name n");
        Run(work, "config user.email e@e");
        Run(work, "tag light");
        Run(work, "remote add upstream git@example.com:owner/name.git");
        Run(work, "config branch.feature/x.remote upstream");
        Run(work, "config branch.feature/x.merge refs/heads/feature/y");
        return work;
    }

    private static string Run(AbsolutePath folder, string arguments) =>
        ToolResolver
            .GetPathTool("git")(arguments, workingDirectory: folder, logOutput: false, logInvocation: false)
            .StdToText();
}
