using System.Text.Json;
using Automation.Health;

namespace Automation.Tests.Health;

public sealed class Findings_that_are_ignored
{
    private const string Bad = "on: push\npermissions: write-all\nconcurrency: x\njobs:\n  a:\n    uses: a/b@v1\n";

    [Fact]
    public void are_left_out_with_their_reason()
    {
        HealthCheck check = Check(
            """
            { "ignore": [
              { "rule": "WF001", "path": ".github/workflows/*", "reason": "A test." },
              { "rule": "WF002", "reason": "Another." } ] }
            """
        );
        Assert.DoesNotContain(check.Findings, x => x.Rule.Id is "WF001" or "WF002" or "WF019");
        Assert.Equal(["A test.", "Another."], check.Ignored.Select(x => x.Ignore.Reason));
    }

    [Theory]
    [InlineData("""{ "rule": "WF001" }""", "WF001 is ignored without a reason.")]
    [InlineData("""{ "rule": "WF001", "reason": " " }""", "WF001 is ignored without a reason.")]
    [InlineData("""{ "rule": "WF001", "reason": null }""", "WF001 is ignored without a reason.")]
    [InlineData("""{ "rule": "WF999", "reason": "x" }""", "'WF999' is no rule.")]
    [InlineData("1", "'' is no rule.")]
    [InlineData("""{ "rule": "WF019", "reason": "x" }""", "WF019 cannot be ignored.")]
    [InlineData("""{ "rule": "WF001", "reasons": "x" }""", "'reasons' is nothing that an ignore has.")]
    [InlineData(
        """{ "rule": "WF003", "reason": "x" }""",
        "Nothing of WF003 is found, so that nothing needs to be ignored."
    )]
    [InlineData(
        """{ "rule": "WF001", "path": "b.yml", "reason": "x" }""",
        "Nothing of WF001 is found in b.yml, so that nothing needs to be ignored."
    )]
    public void without_need_or_reason_are_findings(string ignore, string message)
    {
        HealthFinding finding = Assert.Single(
            Check($"{{ \"ignore\": [\n{ignore} ] }}").Findings,
            x => x.Rule.Id == "WF019"
        );
        Assert.Equal((".config/health.json", 2, message), (finding.File, finding.Line, finding.Message));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{ \"ignore\": \"WF001\" }")]
    [InlineData("{ \"ignore\": { \"rule\": \"WF001\" } }")]
    public void in_another_form_are_findings(string settings) =>
        Assert.Equal(
            "It is not of the form { \"ignore\": [ … ] }.",
            Assert.Single(Check(settings).Findings, x => x.Rule.Id == "WF019").Message
        );

    [Fact]
    public void and_those_that_are_not_fit_on_a_terminal()
    {
        string table = HealthReport.Table(Check("""{ "ignore": [{ "rule": "WF002", "reason": "A test." }] }"""));
        string[] lines = table.Split('\n');
        Assert.All(lines[..^1], x => Assert.InRange(x.Length, 0, 80));
        Assert.StartsWith("rule   severity  where", lines[0], StringComparison.Ordinal);
        Assert.Contains(
            lines,
            x => x.StartsWith("WF001  high      .github/workflows/ci.y  ", StringComparison.Ordinal)
        );
        Assert.Contains(lines, x => x.StartsWith("                 ml:2", StringComparison.Ordinal));
        Assert.Contains(lines, x => x.StartsWith("WF016  medium", StringComparison.Ordinal));
        Assert.StartsWith("Findings: ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(", 1 ignored with a reason.", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void are_counted_when_there_is_nothing_else()
    {
        Assert.Equal(
            $"The repository keeps to all {HealthRules.All.Count} rules.",
            HealthReport.Table(new HealthCheck([], []))
        );
        HealthCheck low = HealthCheck.Run(HealthFiles.Workflow("jobs: { a: {} }").Repository);
        Assert.Contains("low ", HealthReport.Table(low), StringComparison.Ordinal);
    }

    [Fact]
    public void and_those_that_are_not_can_be_read_by_programs()
    {
        using JsonDocument json = JsonDocument.Parse(
            HealthReport.Json(Check("""{ "ignore": [{ "rule": "WF002", "reason": "A test." }] }"""))
        );
        JsonElement finding = json
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .First(x => x.GetProperty("rule").GetString() == "WF001");
        Assert.Equal("high", finding.GetProperty("severity").GetString());
        Assert.Equal(2, finding.GetProperty("line").GetInt32());
        Assert.Equal("docs/reference/health.md#wf001", finding.GetProperty("url").GetString());
        Assert.False(finding.TryGetProperty("reason", out _));
        Assert.Equal("A test.", json.RootElement.GetProperty("ignored")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void or_not_say_where_what_and_how_to_mend_it() =>
        Assert.Equal(
            ".github/workflows/ci.yml:2: WF001 All jobs have the permissions 'write-all'. Write 'permissions: { contents: read }' at the top, and what a job writes in that job. (docs/reference/health.md#wf001)",
            Check("{ \"ignore\": [] }").Findings.Single(x => x.Rule.Id == "WF001").ToString()
        );

    [Fact]
    public void or_not_lead_to_no_page_that_is_not_there()
    {
        HealthCheck check = HealthCheck.Run(Files("{ \"ignore\": [] }").Repository);
        Assert.EndsWith(
            "what a job writes in that job.",
            check.Findings.Single(x => x.Rule.Id == "WF001").ToString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith($"Findings: {check.Findings.Count}.", HealthReport.Table(check), StringComparison.Ordinal);
        Assert.DoesNotContain("\"url\"", HealthReport.Json(check), StringComparison.Ordinal);
    }

    private static HealthCheck Check(string settings) =>
        HealthCheck.Run(Files(settings).With("docs/reference/health.md", "# Health\n").Repository);

    private static HealthFiles Files(string settings) =>
        HealthFiles.Workflow(Bad).With(".config/health.json", settings);
}
