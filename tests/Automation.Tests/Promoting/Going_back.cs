using Automation.Environments;
using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class Going_back : IDisposable
{
    private readonly PromotedRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Leads_to_what_ran_before()
    {
        Deploy("1.0.0", "1.1.0", "1.2.0");
        Assert.Equal("1.1.0", Find());
    }

    [Fact]
    public void Leads_further_when_repeated()
    {
        Deploy("1.0.0", "1.1.0", "1.2.0");
        repository.Record("prod", "1.1.0", RecordKind.Rollback);
        Assert.Equal("1.0.0", Find());
    }

    [Fact]
    public void Passes_over_repetitions_of_what_runs()
    {
        Deploy("1.0.0", "1.1.0", "1.1.0");
        Assert.Equal("1.0.0", Find());
    }

    [Fact]
    public void Takes_no_notice_of_what_failed()
    {
        Deploy("1.0.0", "1.1.0");
        repository.Record("prod", "1.2.0", RecordKind.Failure);
        Assert.Equal("1.0.0", Find());
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("v1.0.0")]
    public void Leads_to_a_version_that_is_named(string name)
    {
        Deploy("1.0.0", "1.1.0", "1.2.0");
        Assert.Equal("1.0.0", Find(name));
    }

    [Fact]
    public void Does_not_lead_to_what_never_ran()
    {
        Deploy("1.0.0", "1.1.0");
        AutomationException refused = Assert.Throws<AutomationException>(() => Find("1.2.0"));
        Assert.Contains("1.2.0 never succeeded in prod", refused.Message, StringComparison.Ordinal);
        Assert.Contains("1.0.0, 1.1.0", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Leads_nowhere_from_the_first_one()
    {
        Deploy("1.0.0");
        Assert.Contains(
            "nothing to go back to",
            Assert.Throws<AutomationException>(() => Find()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Leads_nowhere_when_nothing_ran() =>
        Assert.Contains(
            "No record says that anything ever ran in prod",
            Assert.Throws<AutomationException>(() => Find()).Message,
            StringComparison.Ordinal
        );

    private void Deploy(params string[] versions)
    {
        foreach (string version in versions)
            repository.Record("prod", version);
    }

    private string Find(string? version = null) => RollbackTarget.Find(repository.Records, "prod", version).Version;
}
