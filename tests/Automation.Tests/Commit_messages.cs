using System.Text;
using Automation.Commits;

namespace Automation.Tests;

public sealed class Commit_messages
{
    [Theory]
    [InlineData("feat: a thing")]
    [InlineData("fix(api): a thing")]
    [InlineData("feat(api)!: a thing")]
    [InlineData("feat!: a thing\n\nBREAKING CHANGE: it is gone")]
    [InlineData("fix: a thing\n\nbody\n# a comment of git\n")]
    [InlineData(
        "# a comment\nfix: a thing\n# ------------------------ >8 ------------------------\ndiff\n+Broken: line"
    )]
    [InlineData("Merge branch 'x'")]
    [InlineData("Revert \"feat: a thing\"\n\nThis reverts commit abc.")]
    [InlineData("fixup! feat: a thing")]
    [InlineData("squash! whatever")]
    [InlineData("amend! whatever")]
    [InlineData("")]
    [InlineData("docs: what then...")]
    public void Pass_as_they_are(string text) => Assert.Empty(Problems(text));

    [Theory]
    [InlineData("Fix bug in parser", "has no type", "fix: bug in parser")]
    [InlineData("Added a thing", "has no type", "feat: added a thing")]
    [InlineData("Update README", "has no type", "chore: update README")]
    [InlineData("WIP", "has no type", "chore: WIP")]
    [InlineData("We found: it works", "has no type", "chore: we found: it works")]
    [InlineData("Feat: a thing", "'Feat' is written 'feat'", "feat: a thing")]
    [InlineData("feature: a thing", "'feature' is no type", "feat: a thing")]
    [InlineData("fixx: a thing", "'fixx' is no type", "fix: a thing")]
    [InlineData("banana: a thing", "'banana' is no type", "chore: a thing")]
    [InlineData("feat:a thing", "no blank behind the colon", "feat: a thing")]
    [InlineData("feat:  a thing", "more than one blank", "feat: a thing")]
    [InlineData("feat : a thing", "a blank around the type", "feat: a thing")]
    [InlineData("feat(): a thing", "brackets are empty", "feat: a thing")]
    [InlineData("feat:", "nothing behind the colon", "feat: say what changes")]
    [InlineData("feat: a thing.", "full stop", "feat: a thing")]
    [InlineData("feat: a thing\nmore", "no blank line", "feat: a thing")]
    [InlineData("feat: a thing\n\nBreaking change: x", "not read as a breaking change", "feat: a thing")]
    [InlineData(
        "feat: a thing that is told at such a length that nobody reads it to its very end",
        "80 characters, and 69 is the limit",
        "feat: a thing that is told at such a length that nobody reads it to"
    )]
    public void Are_corrected(string text, string problem, string corrected)
    {
        Assert.Contains(problem, Assert.Single(Problems(text)), StringComparison.Ordinal);
        CommitMessage message = CommitMessage.Parse(text);
        Assert.Equal(corrected, new CommitMessageCheck(CommitRules.Default).Corrected(message));
        Assert.Empty(Problems(corrected));
    }

    [Fact]
    public void Are_held_to_the_scopes_that_are_listed()
    {
        CommitRules rules = Rules(
            """{ "scopes": ["engine", "hooks"], "types": [{ "type": "add", "bump": "minor" }], "maxSubjectLength": 30 }"""
        );
        CommitMessageCheck check = new(rules);
        Assert.Empty(check.Problems(CommitMessage.Parse("add(hooks): a thing")));
        CommitMessage message = CommitMessage.Parse("feat(hook): a thing");
        Assert.Equal(2, check.Problems(message).Count);
        Assert.Equal("add(hooks): a thing", check.Corrected(message));
        Assert.Equal(CommitBump.Minor, rules.Types[0].Bump);
        Assert.Null(rules.Types[0].Heading);
    }

    [Theory]
    [InlineData("""{ "kinds": [] }""", "'kinds' is no setting")]
    [InlineData("""{ "types": [{}] }""", "has no type")]
    [InlineData("""{ "types": [{ "type": "a", "bump": "huge" }] }""", "'huge' is no bump")]
    [InlineData("""{ "exemptions": [{ "commit": "abc", "reason": "x" }] }""", "7 characters")]
    [InlineData("""{ "exemptions": [{ "commit": "abcdef1", "reason": null }] }""", "a reason")]
    [InlineData("""{ "exemptions": [{ "commit": null, "reason": "x" }] }""", "7 characters")]
    [InlineData("""nothing""", "cannot be read")]
    public void Have_rules_that_say_what_is_wrong_with_them(string json, string problem) =>
        Assert.Contains(
            problem,
            Assert.Throws<AutomationException>(() => Rules(json)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Are_told_from_a_file_with_what_to_do()
    {
        using ScratchFolder scratch = new();
        scratch.Write("message", "Fix bug\n");
        string message = Assert
            .Throws<AutomationException>(() => CommitMessageReport.CheckFile(scratch.Path, "message"))
            .Message;
        Assert.Contains("The message is no Conventional Commit: Fix bug", message, StringComparison.Ordinal);
        Assert.Contains("  Try: fix: bug\n", message, StringComparison.Ordinal);
        Assert.Contains("git commit -e -F 'message'", message, StringComparison.Ordinal);
        Assert.Contains(
            "does not exist",
            Assert.Throws<AutomationException>(() => CommitMessageReport.CheckFile(scratch.Path, "no")).Message,
            StringComparison.Ordinal
        );
        scratch.Write("message", "fix: bug\n");
        CommitMessageReport.CheckFile(scratch.Path, "message");
    }

    [Fact]
    public void Are_checked_through_the_whole_history_but_for_what_is_exempt()
    {
        using GitScratch git = new();
        Assert.Equal(0, CommitMessageReport.CheckHistory(git.Repository));
        git.Commit("feat: one");
        string bad = git.Commit("bad one");
        string message = Assert
            .Throws<AutomationException>(() => CommitMessageReport.CheckHistory(git.Repository))
            .Message;
        Assert.StartsWith($"Commit {bad[..7]} is no Conventional Commit: bad one", message, StringComparison.Ordinal);
        git.Write(".config/commits.json", $$"""{ "exemptions": [{ "commit": "{{bad}}", "reason": "came before" }] }""");
        Assert.Equal(2, CommitMessageReport.CheckHistory(git.Repository));
    }

    [Theory]
    [InlineData("[]", "The file is '[]'. Write an object")]
    [InlineData("1", "The file is '1'. Write an object")]
    [InlineData("""{ "types": 1 }""", "types is '1'. Write a list")]
    [InlineData("""{ "types": [1] }""", "a type is '1'. Write an object with the key type")]
    [InlineData("""{ "types": [{}] }""", "a type is '{}' and has no type. Give it one")]
    [InlineData("""{ "types": [{ "type": 1 }] }""", "type of a type is '1'. Write a text in quotes")]
    [InlineData("""{ "types": [{ "type": "a", "heading": 1 }] }""", "a heading is '1'. Write a text in quotes")]
    [InlineData("""{ "types": [{ "type": "a", "bump": [] }] }""", "'[]' is no bump. There are none")]
    [InlineData("""{ "scopes": [1] }""", "a scope is '1'. Write a text in quotes")]
    [InlineData("""{ "maxSubjectLength": "a" }""", "maxSubjectLength is 'a'. Write a whole number")]
    [InlineData("""{ "maxSubjectLength": 1.5 }""", "maxSubjectLength is '1.5'. Write a whole number")]
    [InlineData(
        """{ "exemptions": [{ "commit": "0123456" }] }""",
        "an exemption is '{ \"commit\": \"0123456\" }' and has no reason. Give it one"
    )]
    public void Are_not_checked_by_rules_of_the_wrong_shape(string json, string problem) =>
        Assert.Contains(
            $".config/commits.json: {problem}",
            Assert.Throws<AutomationException>(() => Rules(json)).Message,
            StringComparison.Ordinal
        );

    private static IReadOnlyList<string> Problems(string text) =>
        new CommitMessageCheck(CommitRules.Default).Problems(CommitMessage.Parse(text));

    private static CommitRules Rules(string json) => CommitRules.Parse(Encoding.UTF8.GetBytes(json));
}
