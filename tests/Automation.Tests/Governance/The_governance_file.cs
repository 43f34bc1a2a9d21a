using Automation.Governance;

namespace Automation.Tests.Governance;

public sealed class The_governance_file : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("{", ".github/governance.json:1: this is no valid JSON")]
    [InlineData("{\n\"labels\": [],\n\"labels\": []\n}", "this is no valid JSON")]
    [InlineData("[]", "is no JSON object")]
    [InlineData("""{"repositories":{}}""", "'repositories' is not known; there are promotion, repository, security")]
    [InlineData("""{"security":{"alerts":true}}""", "'security.alerts' is not known; there are vulnerability_alerts")]
    [InlineData("""{"security":{"immutable_releases":"yes"}}""", "has a value of the wrong kind")]
    [InlineData("""{"actions":{"permision":{}}}""", "'actions.permision' is not known")]
    [InlineData(
        """{"environments":{"prod":{"wait_timer":1}}}""",
        "'environments.prod.wait_timer' is not known; there are waitMinutes"
    )]
    [InlineData(
        """{"environments":{"prod":{"reviewers":["user:a","user:b","user:c","user:d","user:e","user:f","user:g"]}}}""",
        "the environment prod has 7 reviewers, and GitHub takes 6"
    )]
    [InlineData("""{"environments":{"prod":null}}""", "has a value of the wrong kind")]
    [InlineData("""{"labels":[{"color":"000000"}]}""", "a label has no name")]
    [InlineData("""{"rulesets":[".github/rulesets/gone.json"]}""", ".github/rulesets/gone.json is missing")]
    [InlineData("""{"rulesets":[".github/governance.json"]}""", "has no \"name\"")]
    public void With_a_mistake_is_refused_with_the_place(string content, string sentence)
    {
        scratch.Write(GovernanceFile.Path, content);
        string refusal = Assert.Throws<AutomationException>(() => GovernanceFile.Read(scratch.Path)).Message;
        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void That_is_missing_is_named() =>
        Assert.Contains(
            ".github/governance.json is missing. Its form is in .github/governance.schema.json.",
            Assert.Throws<AutomationException>(() => GovernanceFile.Read(scratch.Path)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(null, "There is no token for GitHub. Set GITHUB_TOKEN or GH_TOKEN to a token with 'Administration'")]
    [InlineData("a-token", "Set GITHUB_REPOSITORY to OWNER/NAME")]
    public void Is_of_no_use_without_a_token_and_a_repository(string? token, string sentence)
    {
        scratch.Write(GovernanceFile.Path, "{}");
        string refusal = Assert
            .Throws<AutomationException>(() =>
                GovernanceRun.Open(scratch.Path, x => x == "GH_TOKEN" ? token : null, TimeProvider.System, _ => { })
            )
            .Message;
        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_compared_with_the_repository_that_the_environment_names()
    {
        scratch.Write(GovernanceFile.Path, "{}");
        Dictionary<string, string> variables = new()
        {
            ["GITHUB_TOKEN"] = "a-token",
            ["GITHUB_REPOSITORY"] = "acme/shop",
            ["GITHUB_API_URL"] = "http://127.0.0.1:1/",
        };
        using GovernanceRun run = GovernanceRun.Open(
            scratch.Path,
            variables.GetValueOrDefault,
            new GitHub.HurriedTime(),
            _ => { }
        );
        Assert.Contains("127.0.0.1:1", Assert.Throws<AutomationException>(run.Check).Message, StringComparison.Ordinal);
    }
}
