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
    [InlineData("workflow: Gitflow/v2", ":1: workflow is 'Gitflow/v2', which is no workflow. There are GitFlow/v1")]
    [InlineData("mode: Sometimes", "mode is 'Sometimes'. There are ManualDeployment")]
    [InlineData("increment: Huge", "increment is 'Huge'")]
    [InlineData("track-merge-target: perhaps", "track-merge-target is 'perhaps'. Give true or false")]
    [InlineData("tag-pre-release-weight: much", "tag-pre-release-weight is 'much'. Give a number")]
    [InlineData("strategies: [Guess]", ":1: strategies names 'Guess', which is none. There are None")]
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

    [Theory]
    [InlineData("a: 1\nbranches:\n", 1, "'a' is no key")]
    [InlineData(
        "branches:\n  main:\n    increment: Huge",
        3,
        "branches.main.increment is 'Huge'. There are None, Major"
    )]
    [InlineData("branches:\n  main:\n    is-main-branch: x", 3, "branches.main.is-main-branch is 'x'. Give true")]
    [InlineData("branches:\n  main:\n    prevent-increment:\n      of-merged-branch: x", 4, "branches.main.prevent-")]
    [InlineData("branches:\n  main: null\n", 2, "branches.main has no regex")]
    [InlineData("branches:\n  mine:\n    mode: null\n", 2, "branches.mine has no regex")]
    [InlineData("branches:\n  main:\n    source-branches: [his]\n", 3, "branches.main.source-branches names his")]
    [InlineData("branches:\n  main: [a]\n", 2, "branches.main holds a list")]
    [InlineData("branches:\n  main: 5\n", 2, "branches.main holds a value")]
    [InlineData("merge-message-formats:\n  own: [a]\n", 2, "merge-message-formats.own holds a list")]
    [InlineData("merge-message-formats:\n  own: { a: b }\n", 2, "merge-message-formats.own has no pattern")]
    [InlineData("merge-message-formats:\n  own: '['\n", 2, "merge-message-formats.own: '[' is no regular expression")]
    [InlineData("mode: null\ntag-prefix: '['", 2, "tag-prefix: '[' is no regular expression: ")]
    [InlineData("version-in-branch-pattern: '('", 1, "version-in-branch-pattern: '(' is no regular expression")]
    [InlineData("major-version-bump-message: '('", 1, "major-version-bump-message: ")]
    [InlineData("minor-version-bump-message: '('", 1, "minor-version-bump-message: ")]
    [InlineData("patch-version-bump-message: '('", 1, "patch-version-bump-message: ")]
    [InlineData("no-bump-message: '('", 1, "no-bump-message: ")]
    [InlineData("ignore:\n  paths:\n    - a\n    - '('", 3, "ignore.paths: '(' is no regular expression")]
    [InlineData("regex: '('", 1, "regex: '(' is no regular expression")]
    [InlineData("branches:\n  main:\n    regex: '*'", 3, "branches.main.regex: '*' is no regular expression")]
    [InlineData("? [a]\n: b", 1, "a key is no name. Give it one")]
    [InlineData("'': b", 1, "a key is no name. Give it one")]
    [InlineData("branches:\n  '': { regex: x }", 2, "branches has a key that is no name")]
    [InlineData("branches:\n  ? [a]\n  : { regex: x }", 2, "branches has a key that is no name")]
    [InlineData(
        "branches:\n  main:\n    pre-release-weight: 99999999999",
        3,
        "branches.main.pre-release-weight is '99999999999', which is out of range"
    )]
    [InlineData("update-build-number: foo", 1, "update-build-number is 'foo'. Give true or false")]
    [InlineData("ignore:\n  sha: abc", 2, "ignore.sha is one text. Give a list: [abc]")]
    [InlineData("mode: null\n---\nincrement: Major", 3, "a second document begins")]
    [InlineData("commit-date-format: '%'", 1, "commit-date-format is '%', which is no form of a date")]
    [InlineData("commit-date-format: q", 1, "commit-date-format is 'q', which is no form of a date")]
    public void Says_where_it_is_wrong(string text, int line, string problem) =>
        Assert.StartsWith($"other.yml:{line}: {problem}", Fails(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("increment", "Huge", "increment is 'Huge'")]
    [InlineData("branches.main.regex", "(", "branches.main.regex: '(' is no regular expression")]
    [InlineData("branches.mine.mode", "", "branches.mine has no regex")]
    [InlineData("branches..mode", "", "branches has a key that is no name")]
    [InlineData("what", "", "'what' is no key")]
    public void Names_the_option_when_the_command_line_is_wrong(string key, string value, string problem) =>
        Assert.StartsWith(
            $"--version-settings: {problem}",
            Fails("mode: ContinuousDelivery\nbranches: { main: { mode: ManualDeployment } }", key, value),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("# nothing")]
    [InlineData("---\n")]
    [InlineData("---\nnull\n---\n")]
    public void That_says_nothing_is_that_of_GitFlow(string text)
    {
        VersioningConfiguration configuration = ConfigurationReader.Parse(text, "GitVersion.yml");
        Assert.Equal("GitFlow/v1", configuration.Workflow);
        Assert.Equal(7, configuration.Branches.Count(x => x.Key != "unknown"));
    }

    [Fact]
    public void Takes_a_list_of_one_from_the_command_line()
    {
        Dictionary<string, string> overrides = new() { ["ignore.sha"] = "abc", ["ignore.paths"] = "" };
        VersioningConfiguration configuration = ConfigurationReader.Parse("strategies: Mainline", "a.yml", overrides);
        Assert.Equal(["abc"], configuration.IgnoredCommits);
        Assert.Empty(configuration.IgnoredPaths);
        Assert.Equal(["Mainline"], configuration.Strategies);
    }

    [Fact]
    public void Names_a_pattern_that_takes_too_long()
    {
        AutomationException exception = Assert.Throws<AutomationException>(() =>
            Patterns.IsMatch(new string('a', 80), "^(a|aa)+b")
        );
        Assert.Contains(
            $"The pattern '^(a|aa)+b' of the version settings takes longer than 2 seconds for '{new string('a', 60)}'",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    private static string Fails(string text, string? key = null, string value = "") =>
        Assert
            .Throws<AutomationException>(() =>
                ConfigurationReader.Parse(
                    text,
                    "other.yml",
                    key == null ? null : new Dictionary<string, string> { [key] = value }
                )
            )
            .Message;

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
