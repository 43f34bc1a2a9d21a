using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class The_rules_for_approvals
{
    [Fact]
    public void Are_read_from_a_file()
    {
        ApprovalRules rules = ApprovalRules.Parse(
            """{"promotion":{"approvals":3,"seniorApprovals":2,"seniorTeam":"elders","seniors":["sara"],"buildWorkflow":"b.yml"},"labels":[]}"""
        );
        Assert.Equal(
            (3, 2, "elders", "b.yml"),
            (rules.Approvals, rules.SeniorApprovals, rules.Team, rules.BuildWorkflow)
        );
        Assert.Equal(["sara"], rules.Seniors);
    }

    [Theory]
    [InlineData(
        """{"promotion":{"approvals":0,"seniorApprovals":0,"seniorTeam":"t","buildWorkflow":"b"}}""",
        "below 1"
    )]
    [InlineData(
        """{"promotion":{"approvals":1,"seniorApprovals":2,"seniorTeam":"t","buildWorkflow":"b"}}""",
        "between 0"
    )]
    [InlineData("""{"promotion":{"approvals":2,"seniorApprovals":1,"buildWorkflow":"b"}}""", "nobody is a senior")]
    [InlineData("""{"promotion":{"approvals":2}}""", "needs \"approvals\"")]
    [InlineData(
        """{"promotion":{"approvals":"2","seniorApprovals":1,"seniorTeam":"t","buildWorkflow":"b"}}""",
        "needs"
    )]
    [InlineData("{}", "needs \"approvals\"")]
    [InlineData("{\n\"promotion\": {,}\n}", ".github/governance.json:2: this is no valid JSON")]
    public void Are_refused_when_they_protect_nothing(string text, string problem) =>
        Assert.Contains(
            problem,
            Assert.Throws<AutomationException>(() => ApprovalRules.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Are_missed_when_there_are_none()
    {
        using ScratchFolder folder = new();
        Assert.Contains(
            ".github/governance.json is missing",
            Assert.Throws<AutomationException>(() => ApprovalRules.Read(folder.Path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Know_seniors_by_team_and_by_name()
    {
        List<string> said = [];
        ApprovalRules rules = new(2, 1, "elders", ["sara"], "");
        Seniors seniors = new(rules, (team, login) => team == "elders" && login == "sven", said.Add);
        Assert.Equal([true, true, false], ((string[])["SARA", "sven", "adam"]).Select(seniors.Contains));
        Assert.Empty(said);
    }

    [Fact]
    public void Say_once_when_a_team_cannot_be_read()
    {
        List<string> said = [];
        Seniors seniors = new(new ApprovalRules(2, 1, "elders", ["sara"], ""), (_, _) => null, said.Add);
        Assert.Equal([true, false, false], ((string[])["sara", "sven", "adam"]).Select(seniors.Contains));
        Assert.Contains("elders", Assert.Single(said), StringComparison.Ordinal);
    }
}
