namespace Automation.Tests.Health;

public sealed class Updates_of_dependencies
{
    private static HealthFiles Files => new HealthFiles().With(".github/x", "").With("docs/package.json", "{}");

    [Fact]
    public void of_npm_are_asked_for_where_it_has_packages()
    {
        Assert.Equal([".github/dependabot.yml:1: Nothing keeps npm up to date."], Files.Find("WF011"));
        Assert.Empty(
            Files
                .With(".github/dependabot.yml", "updates: [{ package-ecosystem: npm, cooldown: { default-days: 7 } }]")
                .Find("WF011")
        );
    }

    [Fact]
    public void can_come_from_Renovate_where_there_is_no_Dependabot()
    {
        const string Renovate = ".github/renovate.json";
        Assert.Empty(Files.With(Renovate, """{ "minimumReleaseAge": "7 days" }""").Find("WF011"));
        Assert.Equal(
            [$"{Renovate}:1: Updates have no cooldown: 'minimumReleaseAge' is not set."],
            Files.With(Renovate, "{}").Find("WF011")
        );
        Assert.Single(
            Files
                .With(Renovate, """{ "minimumReleaseAge": "7 days" }""")
                .With(".github/dependabot.yml", "updates: []")
                .Find("WF011")
        );
    }
}
