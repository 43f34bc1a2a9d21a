using Automation.Versioning;

namespace Automation.Tests.Versioning;

/// <summary>Versions of small histories, each one worked out by the rules by hand.</summary>
public sealed class A_version
{
    [Theory]
    // The branch that releases are made from.
    [InlineData("c", "0.0.1-1")]
    [InlineData("c c c", "0.0.1-3")]
    [InlineData("c t:v1.0.0", "1.0.0")]
    [InlineData("c t:v1.0.0 c c", "1.0.1-2")]
    [InlineData("c t:v1.0.0 c:+semver:_minor c", "1.1.0-2")]
    [InlineData("c t:v1.0.0 c:+semver:_major c:+semver:_minor", "2.0.0-2")]
    [InlineData("c t:v1.0.0 c:+semver:_none", "1.0.1-1")]
    [InlineData("c t:nightly c t:1.2 c", "0.0.1-3")]
    [InlineData("c t:v1.0.0 c t:v2.0.0 c t:v1.9.9 c", "2.0.1-2")]
    // A branch for a change takes its label from its name.
    [InlineData("c t:v1.0.0 b:feature/login c c", "1.0.1-login.1+2")]
    [InlineData("c t:v1.0.0 b:feature/a_b c", "1.0.1-a-b.1+1")]
    [InlineData("c t:v1.0.0 b:pull/7/merge c", "1.0.1-PullRequest7.1")]
    [InlineData("c t:v1.0.0 b:anything c", "1.0.1-anything.1+1")]
    [InlineData("c t:v1.0.0 b:feature/a c t:v1.0.1-a.4 c", "1.0.1-a.5+1")]
    // A branch for a release.
    [InlineData("c t:v1.0.0 b:release/1.1.0 c", "1.1.0-beta.1+1")]
    [InlineData("c t:v1.0.0 b:release/1.1.0 c t:v1.1.0-beta.1 c", "1.1.0-beta.2+1")]
    [InlineData("c t:v1.0.0 b:release/1.1.0 c b:main c m:release/1.1.0", "1.1.0-3")]
    [InlineData("c t:v1.0.0 b:release/1.1.0 c b:main c m:release/1.1.0 d:release/1.1.0 t:v1.1.0 c", "1.1.1-1")]
    [InlineData("c t:v1.0.0 c:Finish_release/3.0.0", "3.0.0-1")]
    // What other branches have released is not undercut.
    [InlineData("c t:v1.0.0 c t:v2.0.0-rc.1 c", "2.0.0-2")]
    [InlineData("c t:v1.0.0 b:feature/a c b:main c t:v1.5.0 b:feature/a c", "1.5.1-a.1+2")]
    [InlineData("c t:v1.0.0 b:feature/a c t:v1.1.0-b.2 c t:v1.0.1-a.2 c", "1.1.0-a.1+3")]
    // No branch at all: a checkout of a commit.
    [InlineData("c t:v1.0.0 c detach", "1.0.1-1")]
    [InlineData("c t:v1.0.0 b:other b:main c c detach", "1.0.1-2")]
    [InlineData("c t:v1.0.0 r:origin/main detach c", "1.0.1--no-branch-.1+1")]
    public void Follows_from_the_history(string sketch, string version) =>
        Assert.Equal(version, Sketch.Version(sketch).FullSemVer);

    [Theory]
    [InlineData("c t:1.0.0 b:develop c", "1.1.0-alpha.1")]
    [InlineData("c t:1.0.0 b:develop c b:release/1.1.0 c", "1.1.0-beta.1+2")]
    [InlineData("c t:1.0.0 b:develop c b:release/2.0.0 c b:develop c", "2.1.0-alpha.1")]
    [InlineData("c t:1.0.0 b:hotfix/now c", "1.0.1-beta.1+1")]
    [InlineData("c t:1.0.0 b:support/1.x c", "1.0.1-1")]
    [InlineData("c t:1.0.0 b:develop c b:main c t:1.3.0 b:develop c", "1.4.0-alpha.2")]
    public void Follows_from_the_history_in_GitFlow(string sketch, string version)
    {
        Assert.Equal(version, Sketch.Version(sketch, "").FullSemVer);
        Assert.Equal(version, Sketch.Version(sketch, "workflow: GitFlow/v1").FullSemVer);
    }

    [Theory]
    [InlineData("c t:1.0.0 c c", "1.0.2")]
    [InlineData("c t:1.0.0 c:+semver:_minor c", "1.1.1")]
    [InlineData("c t:1.0.0 b:feature/x c", "1.1.0-x.1")]
    [InlineData("c t:1.0.0 b:feature/x c b:main m:feature/x", "1.1.0")]
    [InlineData("c t:1.0.0 b:feature/x c b:main c m:feature/x", "1.1.0")]
    [InlineData("c t:1.0.0 b:feature/x c b:main c b:feature/x m:main c", "1.1.0-x.3")]
    [InlineData("c t:1.0.0 b:hotfix/y c b:main m:hotfix/y c", "1.0.2")]
    [InlineData("c t:1.0.0 c b:hotfix/y c", "1.0.2-y.1")]
    [InlineData("c t:2.0.0-5 c", "2.0.1")]
    public void Follows_from_the_history_on_the_trunk(string sketch, string version) =>
        Assert.Equal(version, Sketch.Version(sketch, "workflow: TrunkBased/preview1").FullSemVer);

    [Theory]
    [InlineData("next-version: 2.0.0", "c t:v1.0.0 c", "2.0.0-1")]
    [InlineData("next-version: 2.0.0", "c t:v2.1.0 c", "2.1.1-1")]
    [InlineData("next-version: 2.0.0-beta.3", "c b:release/x c", "2.0.0-beta.3+2")]
    [InlineData("tag-prefix: rel-", "c t:rel-1.0.0 c t:v5.0.0 c", "1.0.1-2")]
    [InlineData("semantic-version-format: Loose", "c t:v1.2 c", "1.2.1-1")]
    [InlineData("mode: ContinuousDeployment", "c t:v1.0.0 c c", "1.0.1")]
    [InlineData("mode: ManualDeployment", "c t:v1.0.0 c c", "1.0.1-1+2")]
    [InlineData("commit-message-incrementing: Disabled", "c t:v1.0.0 c:+semver:_major", "1.0.1-1")]
    [InlineData("commit-message-incrementing: MergeMessageOnly", "c t:v1.0.0 c:+semver:_major", "1.0.1-1")]
    [InlineData("branches: { main: { label: 'x' } }", "c t:v1.0.0 c", "1.0.1-x.1")]
    [InlineData("branches: { main: { increment: Minor } }", "c t:v1.0.0 c", "1.1.0-1")]
    [InlineData("branches: { feature: { label: 'f-{BranchName:u}' } }", "c b:feature/ab c", "0.0.1-f-AB.1+2")]
    [InlineData(
        "branches: { feature: { label: '{BranchName:l}{BranchName:t}{BranchName:s}{BranchName:c}{BranchName:?}' } }",
        "c b:feature/aB-cD c",
        "0.0.1-ab-cdAb-CdAb-cdAbCdaB-cD.1+2"
    )]
    [InlineData(
        "branches: { feature: { label: 'a{7}{Nobody ?? BranchName}{\"b\"}' } }",
        "c b:feature/x c",
        "0.0.1-a7xb.1+2"
    )]
    [InlineData(
        "branches: { feature: { label: '{env:HOME_THAT_IS_NOT ?? env:PATH_THAT_IS_NOT ?? 3}' } }",
        "c b:feature/x c",
        "0.0.1-3.1+2"
    )]
    [InlineData("branches: { feature: { label: null } }\nlabel: null", "c b:feature/x c", "0.0.1-1+2")]
    [InlineData("branches: { feature: { regex: ^features } }", "c b:features c", "0.0.1-{BranchName}.1+2")]
    [InlineData("ignore: { sha: [00000002] }", "c t:v1.0.0 c t:v3.0.0 c", "1.0.1-1")]
    [InlineData(
        "ignore: { sha: [00000003] }",
        "c t:v1.0.0 c:+semver:_major c c b:feature/a c t:v2.0.0-a.1 c",
        "2.0.0-a.2+1"
    )]
    [InlineData("next-version: 2.0.0-a.3", "c b:feature/a c", "2.0.0-a.3+2")]
    [InlineData("mode: ContinuousDeployment", "c t:v1.0.0", "1.0.0")]
    [InlineData("branches: { mine: { regex: ^(?<BranchName>mine) } }", "c t:v1.0.0 b:mine c", "1.0.0-mine.1")]
    [InlineData("branches: { mine: { regex: '' } }", "c t:v1.0.0 b:mine c", "1.0.1-mine.1+1")]
    [InlineData("tag-prefix: null", "c t:1.0.0 c t:v2.0.0 c", "1.0.1-2")]
    [InlineData("branches: { main: { label: x, mode: ContinuousDeployment } }", "c t:v1.0.0-x.4", "1.0.0")]
    [InlineData("branches: { feature: { label: '{Nobody}' } }", "c b:feature/ab c", "0.0.1-{Nobody}.1+2")]
    [InlineData("branches: { feature: { label: '{env:NOT_SET_HERE ?? \"e\"}' } }", "c b:feature/ab c", "0.0.1-e.1+2")]
    [InlineData("ignore: { sha: [00000003] }", "c t:v1.0.0 c c:+semver:_major", "1.0.1-1")]
    [InlineData("ignore: { commits-before: 2023-11-14T22:14:30 }", "c t:v1.0.0 c c", "0.0.1-2")]
    [InlineData(
        "merge-message-formats: { own: '^Took (?<SourceBranch>\\S+)' }",
        "c t:v1.0.0 c:Took_release/4.0.0",
        "4.0.0-1"
    )]
    public void Follows_from_the_configuration(string configuration, string sketch, string version) =>
        Assert.Equal(version, Sketch.Version(sketch, $"workflow: GitHubFlow/v1\n{configuration}\n").FullSemVer);

    [Theory]
    [InlineData("Merge branch 'release/2.0.0'")]
    [InlineData("Merge branch 'release/2.0.0' into main")]
    [InlineData("Merge tag 'release/2.0.0'")]
    [InlineData("Finish release/2.0.0")]
    [InlineData("Merge pull request #5 from owner/release/2.0.0")]
    [InlineData("Merge pull request #5 in owner/release/2.0.0 into main")]
    [InlineData("Merge pull request 5 from release/2.0.0 into main")]
    [InlineData("Merged in release/2.0.0 (pull request #5)")]
    [InlineData("Merge remote-tracking branch 'origin/release/2.0.0'")]
    [InlineData("Merge pull request #5 from x/y from release/2.0.0 to main")]
    [InlineData("Pull request #5: Take\n\nMerge in x/y from release/2.0.0 to main")]
    public void Comes_from_the_message_of_a_merge(string message) =>
        Assert.Equal(
            "2.0.0-1",
            Sketch.Version($"c t:v1.0.0 c:{message.Replace(' ', '_').Replace('\n', '~')}").FullSemVer
        );

    [Fact]
    public void Of_the_tag_is_the_tag_in_the_checkout_that_a_release_makes()
    {
        string configuration = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "GitVersion.yml"));
        // A job for a tag checks out the commit on no branch, and has all remote branches.
        const string job =
            "c t:v1.1.0 c:feat:_a c t:v1.2.0 r:origin/main b:release/2.0.0 c r:origin/release/2.0.0 d:release/2.0.0 b:main detach";
        Assert.Equal("1.2.0", Sketch.Version(job, configuration).FullSemVer);
        Assert.NotEqual("1.2.0", Sketch.Version(job).FullSemVer);
    }

    [Theory]
    [InlineData("chore:_a", "1.0.1-1")]
    [InlineData("docs:_a", "1.0.1-1")]
    [InlineData("fix:_a", "1.0.1-1")]
    [InlineData("fix(x):_a", "1.0.1-1")]
    [InlineData("feat:_a", "1.1.0-1")]
    [InlineData("feat(x):_a", "1.1.0-1")]
    [InlineData("feat!:_a", "2.0.0-1")]
    [InlineData("chore(x)!:_a", "2.0.0-1")]
    [InlineData("fix:_a~~BREAKING_CHANGE:_b", "2.0.0-1")]
    [InlineData("fix:_a~~BREAKING-CHANGE:_b", "2.0.0-1")]
    [InlineData("feature:_a", "1.0.1-1")]
    [InlineData("docs:_tell_of_feat:_a", "1.0.1-1")]
    public void Is_raised_by_Conventional_Commits(string message, string version)
    {
        string configuration = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "GitVersion.yml"));
        Assert.Equal(version, Sketch.Version($"c t:v1.0.0 c:{message}", configuration).FullSemVer);
    }

    [Fact]
    public void Is_explained()
    {
        string text = VersionExplanation.Write(
            Sketch.Version("c t:v1.0.0 b:feature/a c:+semver:_minor~more c"),
            "GitVersion.yml"
        );
        Assert.Contains("1.1.0-a.1+2  feature/a at 0000000 work", text, StringComparison.Ordinal);
        Assert.Contains("inherited from main", text, StringComparison.Ordinal);
        Assert.Contains("* 1.1.0-a.1", text, StringComparison.Ordinal);
        Assert.Contains("minor raised; counted from 0000000; tag 'v1.0.0'", text, StringComparison.Ordinal);
        Assert.Contains("  minor  0000000 +semver: minor", text, StringComparison.Ordinal);
        Assert.Contains(
            "A tag on the commit says so",
            VersionExplanation.Write(Sketch.Version("c t:v1.0.0"), "GitVersion.yml"),
            StringComparison.Ordinal
        );
        string settled = VersionExplanation.Write(
            Sketch.Version("c b:release/2.0.0 c", "commit-message-incrementing: Disabled"),
            "GitVersion.yml"
        );
        Assert.Contains("messages Disabled", settled, StringComparison.Ordinal);
        Assert.Contains("no number raised", settled, StringComparison.Ordinal);
        Assert.DoesNotContain("None of their messages", settled, StringComparison.Ordinal);
        string taken = VersionExplanation.Write(
            Sketch.Version("c b:feature/a c", "workflow: GitHubFlow/v1\nnext-version: 2.0.0-a.3"),
            "GitVersion.yml"
        );
        Assert.Contains("taken as it is", taken, StringComparison.Ordinal);
        string many = VersionExplanation.Write(
            Sketch.Version(
                string.Concat(Enumerable.Range(0, 20).Select(x => $"c:+semver:_minor t:v1.0.0-{x + 1} ")) + "c"
            ),
            "GitVersion.yml"
        );
        Assert.Contains("and 8 more", many, StringComparison.Ordinal);
        Assert.Contains("None of their messages", many, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workflow: ''\nincrement: Inherit\nstrategies: [Fallback]\n", "c", "No rule gives a version")]
    [InlineData("ignore: { commits-before: 2030-01-01 }", "c", "All commits of the branch are ignored")]
    [InlineData("next-version: soon", "c", "next-version is 'soon'")]
    [InlineData("next-version: 2", "c", "next-version is '2', which is no version")]
    [InlineData(
        "branches: { main: { label: x } }",
        "c t:v1.0.0-x c",
        "ContinuousDelivery counts in the number of a pre-release"
    )]
    [InlineData("tag-prefix: '('", "c t:v1.0.0", "is no regular expression")]
    public void Cannot_be_given_and_says_why(string configuration, string sketch, string problem) =>
        Assert.Contains(
            problem,
            Assert.Throws<AutomationException>(() => Sketch.Version(sketch, configuration)).Message,
            StringComparison.Ordinal
        );
}
