namespace Automation.Tests.Versioning;

/// <summary>The strategy Mainline: each commit on a main branch is a version.</summary>
/// <remarks>The values were noted when the calculator agreed with every recorded history, so that a change shows without the records too.</remarks>
/// <remarks>The values were noted when the calculator agreed with every recorded history, so that a change shows without the records too.</remarks>
public sealed class The_trunk
{
    [Theory]
    // A commit each; a tag is where the counting goes on.
    [InlineData("c c c", "0.0.3")]
    [InlineData("c t:1.0.0 c c", "1.0.2")]
    [InlineData("c t:1.0.0 c:+semver:_minor c", "1.1.1")]
    [InlineData("c t:1.0.0 c t:1.1.0-3 c", "1.1.1")]
    [InlineData("c t:1.0.0 c t:1.1.0-rc.3 c", "1.1.1")]
    [InlineData("c t:1.0.0 c t:1.1.0-5", "1.1.0")]
    // What a merge brings is one version, and its highest bump counts.
    [InlineData("c t:1.0.0 b:feature/x c c b:main m:feature/x", "1.1.0")]
    [InlineData("c t:1.0.0 b:feature/x c:+semver:_major c b:main c m:feature/x", "2.0.0")]
    [InlineData("c t:1.0.0 b:feature/x c t:1.5.0 b:main m:feature/x", "1.6.0")]
    [InlineData("c t:1.0.0 b:feature/x c t:1.5.0-x.2 b:main m:feature/x c", "1.5.1")]
    [InlineData("c t:1.0.0 b:hotfix/1.0.5 c b:main m:hotfix/1.0.5", "1.0.5")]
    [InlineData("c t:1.0.0 b:feature/x c b:feature/y c b:feature/x m:feature/y b:main m:feature/x c", "1.1.1")]
    [InlineData("c t:1.0.0 b:feature/x c b:main c b:feature/x m:main c b:main m:feature/x", "1.1.0")]
    [InlineData("c t:1.0.0 b:main2 c b:main m:main2", "1.0.1")]
    // A branch counts from where it left.
    [InlineData("c t:1.0.0 b:feature/x c c", "1.1.0-x.2")]
    [InlineData("c t:1.0.0 b:feature/x c t:1.1.0-x.4 c", "1.1.0-x.5")]
    [InlineData("c t:1.0.0 b:feature/x c t:1.1.0-x.4", "1.1.0-x.4")]
    [InlineData("c t:1.0.0 b:feature/x c t:2.0.0 c", "2.1.0-x.1")]
    [InlineData("c t:1.0.0 b:feature/x c t:2.0.0", "2.1.0-x.0")]
    [InlineData("c t:1.0.0 b:feature/x c b:main c b:feature/x m:main", "1.1.0-x.2")]
    [InlineData("c t:1.0.0 b:feature/x c b:feature/y c", "1.1.0-y.2")]
    [InlineData("c t:1.0.0 b:feature/x c b:feature/y c b:feature/x m:feature/y", "1.1.0-x.3")]
    [InlineData("c t:1.0.0 b:feature/x", "1.1.0-x.0")]
    [InlineData("c t:1.0.0 c b:other", "1.0.2-other.0")]
    public void Makes_a_version_of_each_commit(string sketch, string version) =>
        Assert.Equal(version, Sketch.Version(sketch, "workflow: TrunkBased/preview1").FullSemVer);

    [Theory]
    [InlineData("c t:1.0.0 b:develop c", "1.1.0-alpha.1")]
    [InlineData("c t:1.0.0 b:develop c b:feature/x c", "1.1.0-x.1+2")]
    [InlineData("c t:1.0.0 b:develop c b:release/1.2.0 c", "1.2.0-beta.1+2")]
    [InlineData("c t:1.0.0 b:develop c b:release/1.2.0 c c t:1.2.0-beta.1 c", "1.2.0-beta.2+1")]
    [InlineData("c t:1.0.0 b:develop c b:release/1.2.0 c b:main m:release/1.2.0", "1.2.0-3")]
    [InlineData("c t:1.0.0 b:develop c b:release/1.2.0 c b:main m:release/1.2.0 b:develop m:main c", "1.3.0-alpha.2")]
    [InlineData("c t:1.0.0 b:develop c b:release/1.2.0 c b:develop m:release/1.2.0 c", "1.2.0-alpha.4")]
    [InlineData("c t:1.0.0 b:develop c b:main c m:develop", "1.1.0-2")]
    [InlineData("c t:1.0.0 b:develop b:release/2.0.0", "2.0.0-beta.1+0")]
    [InlineData("c t:1.0.0 b:release/2.0.0", "2.0.0-beta.1+0")]
    [InlineData("c t:1.0.0 c b:support/1.x", "1.0.2-0")]
    [InlineData("c t:1.0.0 c b:support/1.x c", "1.0.2-1")]
    [InlineData("c t:1.0.0 b:develop c t:1.1.0-alpha.7 c", "1.1.0-alpha.8")]
    [InlineData("c t:1.0.0 b:develop c t:1.1.0-alpha.7 b:feature/x c", "1.1.0-x.1+2")]
    [InlineData("c t:1.0.0 b:hotfix/1.0.1 c b:main m:hotfix/1.0.1 d:hotfix/1.0.1 c", "1.0.2-1")]
    [InlineData("c t:1.0.0 b:develop c t:1.1.0-beta.2 c", "1.1.0-alpha.2")]
    [InlineData("b:develop c c", "0.1.0-alpha.2")]
    [InlineData("b:develop c b:release/1.0.0 c b:develop m:release/1.0.0", "1.0.0-alpha.3")]
    [InlineData("b:develop c b:release/1.0.0 c b:develop m:release/1.0.0 c", "1.0.0-alpha.4")]
    [InlineData("b:develop c b:feature/x c t:3.0.0-z.1 c b:develop m:feature/x c", "3.0.0-alpha.5")]
    [InlineData("b:develop c t:1.0.0-alpha.3 b:feature/x c b:develop m:feature/x c", "1.0.0-alpha.6")]
    [InlineData("c b:develop c b:feature/x c b:develop m:feature/x b:main m:develop c b:feature/y c", "0.1.2-y.1+1")]
    [InlineData(
        "c t:1.0.0 b:develop c b:hotfix/1.0.1 c b:feature/x c b:develop m:hotfix/1.0.1 b:feature/x m:develop",
        "1.1.0-x.1+5"
    )]
    [InlineData("c b:develop c b:pull/4/merge c", "0.1.0-PullRequest4.2")]
    public void Is_followed_by_the_branches_of_GitFlow(string sketch, string version) =>
        Assert.Equal(
            version,
            Sketch.Version(sketch, "workflow: GitFlow/v1\nstrategies: [ConfiguredNextVersion, Mainline]").FullSemVer
        );

    [Theory]
    [InlineData("commit-message-incrementing: Disabled", "c t:1.0.0 c:+semver:_major", "1.0.1")]
    [InlineData("commit-message-incrementing: MergeMessageOnly", "c t:1.0.0 c:+semver:_major", "1.0.1")]
    [InlineData(
        "branches: { feature: { prevent-increment: { when-branch-merged: true } } }",
        "c t:1.0.0 b:feature/x c b:main m:feature/x",
        "1.0.0"
    )]
    [InlineData(
        "branches: { main: { prevent-increment: { of-merged-branch: false } } }",
        "c t:1.0.0 b:feature/x c b:main m:feature/x",
        "1.1.0"
    )]
    [InlineData(
        "branches: { main: { track-merge-message: false } }",
        "c t:1.0.0 b:feature/x c b:main m:feature/x",
        "1.0.2"
    )]
    [InlineData(
        "branches: { feature: { track-merge-target: true, tracks-release-branches: true } }",
        "c t:1.0.0 b:feature/x c c",
        "1.1.0-x.2"
    )]
    [InlineData("ignore: { sha: [00000002] }", "c t:1.0.0 c c", "1.0.1")]
    [InlineData(
        "branches: { main: { prevent-increment: { when-current-commit-tagged: false } } }",
        "c t:1.0.0 c t:1.2.0",
        "1.2.1"
    )]
    [InlineData(
        "branches: { main: { prevent-increment: { when-current-commit-tagged: false } } }",
        "c t:1.0.0 c t:1.2.0-4",
        "1.2.0"
    )]
    [InlineData(
        "branches: { main: { label: x, mode: ManualDeployment } }",
        "c t:1.0.0 c t:1.2.0-x.4 c b:feature/y c b:main m:feature/y",
        "1.3.0-x.1+2"
    )]
    [InlineData(
        "commit-message-incrementing: MergeMessageOnly",
        "c t:1.0.0 b:feature/x c b:main m:feature/x c",
        "1.1.1"
    )]
    [InlineData(
        "branches: { release: { regex: ^releases?/(?<BranchName>.+), is-release-branch: true, is-main-branch: true, label: '', increment: Patch, source-branches: [main] } }",
        "c t:1.0.0 c b:release/3.0.0",
        "3.0.0-0"
    )]
    [InlineData(
        "branches: { release: { regex: ^releases?/(?<BranchName>.+), is-release-branch: true, is-main-branch: true, label: '', increment: Patch, source-branches: [main] } }",
        "c t:1.0.0 c b:release/3.0.0 c b:main c",
        "1.0.2"
    )]
    [InlineData(
        "branches: { release: { regex: ^releases?/(?<BranchName>.+), is-release-branch: true, is-main-branch: true, label: '', increment: Patch, source-branches: [main] } }",
        "c t:1.0.0 c b:release/3.0.0 c b:main c m:release/3.0.0",
        "1.0.4"
    )]
    [InlineData("branches: { feature: { increment: Inherit } }", "c t:1.0.0 b:feature/x c b:main m:feature/x", "1.0.1")]
    [InlineData("branches: { feature: { increment: Inherit } }", "c t:1.0.0 b:feature/x c t:1.0.1-x.3 c", "1.0.1-x.4")]
    public void Follows_the_configuration(string configuration, string sketch, string version) =>
        Assert.Equal(version, Sketch.Version(sketch, $"workflow: TrunkBased/preview1\n{configuration}\n").FullSemVer);
}
