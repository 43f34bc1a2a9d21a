using Automation.Environments;
using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class Planning_a_promotion : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 30, 15, 500, TimeSpan.Zero);
    private readonly PromotedRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Takes_what_runs_in_the_environment_before()
    {
        repository.Record("dev", "1.0.0");
        repository.Record("dev", "1.1.0");
        PromotionPlan plan = Read("uat");
        Assert.Equal("promotion/uat-v1.1.0", plan.Branch);
        Assert.Equal("deploy/environments/uat.json", plan.File);
        Assert.Equal("chore: promote 1.1.0 to uat", plan.Title);
        EnvironmentRelease runs = EnvironmentFile.Parse("uat", plan.Text).Runs!;
        Assert.Equal(
            new EnvironmentRelease(
                "1.1.0",
                PromotedRepository.Digest("1.1.0"),
                repository.Head,
                new DateTimeOffset(2026, 3, 2, 8, 30, 15, TimeSpan.Zero),
                "dev",
                "https://example.org/1.1.0"
            ),
            runs
        );
    }

    [Fact]
    public void Takes_a_version_that_is_named()
    {
        repository.Record("dev", "1.0.0");
        repository.Record("dev", "1.1.0");
        Assert.Equal("1.0.0", Read("uat", "1.0.0").Release.Version);
    }

    [Theory]
    [InlineData("uat", null, "No record says that anything runs in dev")]
    [InlineData("uat", "3.0.0", "No record says that 3.0.0 succeeded in dev")]
    [InlineData("dev", null, "dev is the first environment")]
    [InlineData("test", null, "There is no environment test. There are: dev, uat, prod")]
    public void Refuses_what_cannot_be(string to, string? version, string problem) =>
        Assert.Contains(
            problem,
            Assert.Throws<AutomationException>(() => Read(to, version)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Can_go_back()
    {
        DeploymentRecord record = repository.Record("prod", "1.0.0");
        PromotionPlan plan = PromotionPlan.Back(repository.Environments, record, Now, _ => null);
        Assert.Equal("rollback/prod-v1.0.0", plan.Branch);
        Assert.Equal("chore: roll prod back to 1.0.0", plan.Title);
        Assert.Equal("uat", plan.Release.From);
        Assert.Null(plan.Release.Url);
    }

    private PromotionPlan Read(string to, string? version = null) =>
        PromotionPlan.Read(
            repository.Environments,
            repository.Records,
            to,
            version,
            Now,
            x => $"https://example.org/{x}"
        );
}
