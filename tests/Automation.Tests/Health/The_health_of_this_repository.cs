using System.Text.RegularExpressions;
using Automation.Health;

namespace Automation.Tests.Health;

public sealed class The_health_of_this_repository
{
    private static readonly string Page = File.ReadAllText(
        Path.Combine(RepositoryFolder.Path, "docs", "reference", "health.md")
    );

    [Fact]
    public void has_no_findings_but_those_with_a_reason()
    {
        HealthCheck check = HealthCheck.Run(RepositoryFolder.Path);
        Assert.Empty(check.Findings.Select(x => x.ToString()));
        Assert.All(check.Ignored, x => Assert.NotEmpty(x.Ignore.Reason));
    }

    [Fact]
    public void is_measured_by_rules_in_the_order_of_their_ids() =>
        Assert.Equal(
            Enumerable.Range(0, HealthRules.All.Count).Select(x => $"WF{x:000}"),
            HealthRules.All.Select(x => x.Id)
        );

    [Fact]
    public void is_measured_by_rules_that_the_page_explains_and_by_no_others()
    {
        string[] sections =
        [
            .. Regex
                .Matches(
                    Page,
                    "^## (?<id>.*)$",
                    RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
                .Select(x => x.Groups["id"].Value.Trim())
                .Where(x => x.StartsWith("WF", StringComparison.Ordinal)),
        ];
        Assert.Equal(HealthRules.All.Select(x => x.Id), sections);
        Assert.All(HealthRules.All, x => Assert.Equal($"docs/reference/health.md#{x.Id.ToLowerInvariant()}", x.Page));
        Assert.All(HealthRules.All, x => Assert.Contains($"## {x.Id}\n\n{x.Title}.", Page, StringComparison.Ordinal));
        Assert.All(HealthRules.All, x => Assert.EndsWith(".", x.Fix, StringComparison.Ordinal));
    }
}
