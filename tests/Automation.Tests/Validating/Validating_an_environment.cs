using System.Text.Json;
using Automation.Auditing;
using Automation.Environments;
using Automation.Validating;

namespace Automation.Tests.Validating;

public sealed class Validating_an_environment
{
    private static readonly ValidationLimits Limits = new(1, 2, 100, 10, 0, IsAuditRequired: false);
    private static readonly LoadFigures Good = new(1000, 0, 1, 20);
    private static readonly AuditResult Clean = new(true, []);

    [Fact]
    public async Task Records_what_was_found() =>
        Assert.Equal(
            "audit: 0 advisories; load: 1000 requests, 1000/s, p99 20.0 ms, 0 errors",
            await RunAsync(Limits, Clean, Good)
        );

    [Fact]
    public async Task Says_when_nobody_knows_of_weaknesses() =>
        Assert.StartsWith(
            "audit: no source of packages tells about weaknesses;",
            await RunAsync(Limits, new AuditResult(false, []), Good),
            StringComparison.Ordinal
        );

    public static TheoryData<ValidationLimits, AuditResult, LoadFigures, string> Bad =>
        new()
        {
            { Limits, Clean, Good with { P99Milliseconds = 100.1 }, "The p99 was 100.1 ms, and may be 100 ms." },
            { Limits, Clean, Good with { Requests = 9 }, "9.0 requests a second were answered, and it takes 10." },
            { Limits, Clean, Good with { Errors = 1 }, "1 requests failed, and at most 0 may." },
            { Limits with { IsAuditRequired = true }, new(false, []), Good, "an audit is required" },
            {
                Limits,
                new(true, [new Advisory("Bad.Package", "1.0.0", "High", "https://example.org/1")]),
                Good,
                "Bad.Package 1.0.0 has a weakness (High): https://example.org/1."
            },
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Fails_on_a_limit_that_is_not_kept(
        ValidationLimits limits,
        AuditResult audit,
        LoadFigures figures,
        string problem
    )
    {
        AutomationException failure = await Assert.ThrowsAsync<AutomationException>(() =>
            RunAsync(limits, audit, figures)
        );
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("1.2.0 is not valid in uat.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_all_limits_that_are_not_kept()
    {
        AutomationException failure = await Assert.ThrowsAsync<AutomationException>(() =>
            RunAsync(Limits, Clean, new LoadFigures(1, 5, 1, 2000))
        );
        Assert.Contains("p99", failure.Message, StringComparison.Ordinal);
        Assert.Contains("5 requests failed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1.0 requests a second", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100, 99)]
    [InlineData(1000, 990)]
    public void Measures_what_99_of_100_did_not_exceed(int count, double p99) =>
        Assert.Equal(p99, LoadFigures.Of(Enumerable.Range(1, count).Select(x => (double)x), 0, 1).P99Milliseconds);

    [Fact]
    public void Reads_weaknesses_from_the_list_of_packages()
    {
        using JsonDocument list = JsonDocument.Parse(
            """
            {"sources":["s"],"projects":[{"path":"a"},{"path":"b","frameworks":[{"framework":"net10.0",
            "topLevelPackages":[{"id":"Fine","resolvedVersion":"1.0.0"}],
            "transitivePackages":[{"id":"Bad","resolvedVersion":"2.0.0","vulnerabilities":[{"severity":"High","advisoryurl":"u"}]}]}]}]}
            """
        );
        AuditResult result = new PackageAudit("", _ => false).Read(list.RootElement);
        Assert.True(result.IsAvailable);
        Assert.Equal([new Advisory("Bad", "2.0.0", "High", "u")], result.Advisories);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Knows_whether_anybody_would_tell(bool tells)
    {
        using JsonDocument list = JsonDocument.Parse("""{"sources":["one","two"],"projects":[{"path":"a"}]}""");
        List<string> asked = [];
        PackageAudit audit = new(
            "",
            sources =>
            {
                asked.AddRange(sources);
                return tells;
            }
        );
        Assert.Equal(tells, audit.Read(list.RootElement).IsAvailable);
        Assert.Equal(["one", "two"], asked);
    }

    private static Task<string> RunAsync(ValidationLimits limits, AuditResult audit, LoadFigures figures)
    {
        DeploymentRecord running = new(
            "uat",
            RecordKind.Deployment,
            "1.2.0",
            "sha256:1",
            "abc",
            DateTimeOffset.UnixEpoch
        );
        return new EnvironmentValidation(_ => audit, (_, _) => Task.FromResult(figures), _ => { }).RunAsync(
            limits,
            running,
            CancellationToken.None
        );
    }
}
