using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Tests.Versioning;

public sealed class A_configuration
{
    [Theory]
    [InlineData("GitVersion.yml")]
    [InlineData("GitVersion.yaml")]
    [InlineData(".GitVersion.yml")]
    [InlineData(".GitVersion.yaml")]
    public void Is_looked_for_under_each_name(string name)
    {
        using ScratchFolder scratch = new();
        Assert.Null(ConfigurationReader.Find([scratch.Path]));
        string file = scratch.Write($"top/{name}", "");
        string top = Path.Combine(scratch.Path, "top");
        Assert.Equal(file, ConfigurationReader.Find([Path.Combine(scratch.Path, "folder"), top]));
        string nearer = scratch.Write($"folder/{name}", "");
        Assert.Equal(nearer, ConfigurationReader.Find([Path.Combine(scratch.Path, "folder"), top]));
    }

    [Theory]
    [InlineData("worklow: x", "GitVersion.yml:1: 'worklow' is no key of the configuration. Perhaps workflow is meant")]
    [InlineData("a: [1", "is not valid YAML")]
    [InlineData("a: 1\nb: [1\nc: 2\n", "is not valid YAML")]
    [InlineData("- a", "does not hold keys with values")]
    [InlineData("workflow: Gitflow/v2", "'Gitflow/v2' is no workflow. There are GitFlow/v1")]
    [InlineData("mode: Sometimes", "mode is 'Sometimes'. There are ManualDeployment")]
    [InlineData("increment: Huge", "increment is 'Huge'")]
    [InlineData("track-merge-target: perhaps", "track-merge-target is 'perhaps'. Give true or false")]
    [InlineData("tag-pre-release-weight: much", "tag-pre-release-weight is 'much'. Give a number")]
    [InlineData("strategies: [Guess]", "'Guess' is none")]
    [InlineData("semantic-version-format: Any", "semantic-version-format is 'Any'")]
    [InlineData("assembly-versioning-scheme: Any", "assembly-versioning-scheme is 'Any'")]
    [InlineData("ignore: { commits-before: soon }", "commits-before is 'soon'. Give a date")]
    [InlineData("ignore: { shas: [] }", "'ignore.shas' is no key")]
    [InlineData("merge-message-formats: { own: { a: b } }", "merge-message-formats.own has no pattern")]
    [InlineData("label: [a]", "label holds more than one value")]
    [InlineData("mode: { a: b }", "mode holds more than one value")]
    [InlineData("branches: [main]", "branches holds a value")]
    [InlineData("branches: 5", "branches holds a value")]
    [InlineData("branches: { main: [a] }", "branches.main holds a list")]
    [InlineData("branches: { main: 5 }", "branches.main holds a value")]
    [InlineData("strategies: { a: b }", "strategies holds keys")]
    [InlineData("strategies: [[a]]", "strategies holds something that is no text")]
    [InlineData("ignore: 5", "ignore holds a value")]
    [InlineData("branches: { mine: { increment: Patch } }", "branches.mine has no regex")]
    [InlineData("branches: { mine: { regex: x, labl: y } }", "'branches.mine.labl' is no key")]
    [InlineData("branches: { mine: { regex: x, source-branches: [his] } }", "source-branches names his")]
    [InlineData("branches: { mine: { regex: x, is-source-branch-for: [his] } }", "is-source-branch-for names his")]
    [InlineData("branches: { main: { prevent-increment: { ever: true } } }", "'prevent-increment.ever' is no key")]
    public void Says_what_is_wrong_with_it(string text, string problem) =>
        Assert.Contains(
            problem,
            Assert.Throws<AutomationException>(() => ConfigurationReader.Parse(text, "GitVersion.yml")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Is_laid_over_its_workflow_and_cleared_by_null()
    {
        VersioningConfiguration configuration = ConfigurationReader.Parse(
            "workflow: GitHubFlow/v1\nbranches:\n  release:\n    label:\n    mode: ContinuousDelivery\n  mine:\n    regex: ^mine\n    is-source-branch-for: [feature]\n",
            "GitVersion.yml"
        );
        BranchRules release = configuration.Branches.First(x => x.Key == "release");
        Assert.Null(release.Label);
        Assert.Equal(DeploymentMode.ContinuousDelivery, release.Mode);
        Assert.Equal(IncrementStrategy.Patch, release.Increment);
        Assert.Equal(["main", "release", "mine"], configuration.Branches.First(x => x.Key == "feature").SourceBranches);
        Assert.Equal("mine", configuration.RulesOf(new BranchName("refs/heads/mine")).Key);
        Assert.Equal("unknown", configuration.RulesOf(new BranchName("refs/remotes/origin/other")).Key);
        Assert.Empty(ConfigurationReader.Parse("workflow: ''", "GitVersion.yml").Branches);
    }
}
