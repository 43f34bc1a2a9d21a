using Automation.Environments;
using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class The_order_of_promotions : IDisposable
{
    private readonly PromotedRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void What_succeeded_in_dev_may_follow_in_uat()
    {
        repository.Record("dev", "1.2.0");
        Assert.Empty(Check("uat", "1.2.0"));
    }

    [Fact]
    public void What_never_ran_in_dev_may_not()
    {
        repository.Record("dev", "1.1.0");
        PolicyFinding finding = Assert.Single(Check("uat", "1.2.0"));
        Assert.Equal(PolicyRule.Order, finding.Rule);
        Assert.Contains("No record says that 1.2.0", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_in_dev_may_not()
    {
        repository.Record("dev", "1.2.0", RecordKind.Failure);
        Assert.Equal(PolicyRule.Order, Assert.Single(Check("uat", "1.2.0")).Rule);
    }

    [Fact]
    public void The_digest_decides_and_not_the_version()
    {
        repository.Record("dev", "1.2.0");
        EnvironmentRelease other = repository.Release("1.2.0") with { Digest = PromotedRepository.Digest("9") };
        Assert.Equal(PolicyRule.Order, Assert.Single(Check("uat", other)).Rule);
    }

    [Fact]
    public void The_right_digest_with_another_version_may_not()
    {
        repository.Record("dev", "1.2.0");
        PolicyFinding finding = Assert.Single(Check("uat", repository.Release("1.2.0") with { Version = "1.3.0" }));
        Assert.Contains("is 1.2.0 of commit", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_rolled_back_in_dev_may_not()
    {
        repository.Record("dev", "1.1.0");
        repository.Record("dev", "1.2.0");
        repository.Record("dev", "1.1.0", RecordKind.Rollback);
        PolicyFinding finding = Assert.Single(Check("uat", "1.2.0"));
        Assert.Contains("was rolled back in dev", finding.Problem, StringComparison.Ordinal);
        Assert.Empty(Check("uat", "1.1.0"));
    }

    [Fact]
    public void What_was_followed_by_a_newer_one_in_dev_may()
    {
        repository.Record("dev", "1.1.0");
        repository.Record("dev", "1.2.0");
        Assert.Empty(Check("uat", "1.1.0"));
    }

    [Fact]
    public void Prod_waits_for_the_validation_of_uat()
    {
        repository.Record("uat", "1.2.0");
        Assert.Equal(PolicyRule.Validation, Assert.Single(Check("prod", "1.2.0")).Rule);
        repository.Record("uat", "1.2.0", RecordKind.Validation);
        Assert.Empty(Check("prod", "1.2.0"));
    }

    [Fact]
    public void Nothing_skips_uat()
    {
        repository.Record("dev", "1.2.0");
        Assert.Equal(PolicyRule.Order, Assert.Single(Check("prod", "1.2.0")).Rule);
    }

    [Fact]
    public void What_ran_here_before_may_come_back()
    {
        repository.Record("prod", "1.1.0");
        repository.Record("prod", "1.2.0");
        Assert.Empty(Check("prod", "1.1.0"));
    }

    [Fact]
    public void No_pull_request_says_what_runs_in_dev() =>
        Assert.Equal(PolicyRule.Order, Assert.Single(Check("dev", "1.2.0")).Rule);

    private IReadOnlyList<PolicyFinding> Check(string environment, string version) =>
        Check(environment, repository.Release(version));

    private IReadOnlyList<PolicyFinding> Check(string environment, EnvironmentRelease release)
    {
        ApprovalCount count = new(new ApprovalRules(1, 0, null, [], ""), _ => false);
        PromotionPolicy policy = new(count, repository.Records, repository.Environments, _ => []);
        return [.. policy.CheckOrder(repository.Environment(environment), release)];
    }
}
