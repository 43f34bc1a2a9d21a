using Automation.Testing;

namespace Automation.Tests;

public sealed class Test_runs : IDisposable
{
    private const string Trx = """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="A.Passes" outcome="Passed" duration="00:00:00.5000000" />
            <UnitTestResult testName="A.Fails" outcome="Failed" duration="00:00:02.0000000">
              <Output><ErrorInfo><Message>Expected 1</Message><StackTrace>   at A.Fails() in /src/A.cs:line 7
           at System.Reflection</StackTrace></ErrorInfo></Output>
            </UnitTestResult>
            <UnitTestResult testName="A.Skips" outcome="NotExecuted" duration="00:00:00">
              <Output><ErrorInfo><Message>No records here.</Message></ErrorInfo></Output>
            </UnitTestResult>
            <UnitTestResult testName="A.SkipsSilently" outcome="NotExecuted" />
          </Results>
        </TestRun>
        """;

    private static readonly string[] ExpectedReport =
    [
        "Failed: A.Fails",
        "  Expected 1",
        "  at A.Fails() in /src/A.cs:line 7",
        "Skipped: A.Skips: No records here.",
    ];

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    private TestRun Run() =>
        new([
            TestResults.Read("A", scratch.Write("A.trx", Trx)),
            TestResults.Read("B", Path.Combine(scratch.Path, "none.trx")),
        ]);

    [Fact]
    public void Take_what_a_report_leaves_out_as_it_is()
    {
        string bare = scratch.Write(
            "bare.trx",
            """<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><UnitTestResult /></TestRun>"""
        );
        Assert.Equal(
            [new TestResult("?", TestOutcome.Failed, TimeSpan.Zero, "", "")],
            TestResults.Read("A", bare).Tests
        );
        Assert.Contains(
            "Failed: ?\n",
            TestReport.Text(new TestRun([TestResults.Read("A", bare), TestResults.Read("A", bare)])),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "2 tests failed.",
            new TestRun([TestResults.Read("A", bare), TestResults.Read("A", bare)]).Problems(
                false,
                false,
                ExpectedSkips.Read("/none")
            )[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_counted_in_one_line() => Assert.Equal("1 passed, 1 failed, 2 skipped", Run().Totals);

    [Fact]
    public void Are_told_by_project_with_failures_skips_and_the_slowest()
    {
        string text = TestReport.Text(Run());
        Assert.Matches("A +1 passed +1 failed +2 skipped +2.5 s", text);
        foreach (string line in ExpectedReport)
            Assert.Contains(line + "\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Reflection", text, StringComparison.Ordinal);
        Assert.Matches("(?s)Slowest:.*2.00 s  A.Fails.*0.50 s  A.Passes", text);
    }

    [Fact]
    public void Fail_for_failures_for_projects_without_tests_and_for_skips_that_nobody_explained()
    {
        IReadOnlyList<string> problems = Run()
            .Problems(isFiltered: false, isServer: false, ExpectedSkips.Read("/none"));
        Assert.Equal(3, problems.Count);
        Assert.StartsWith("1 test failed.", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("B ran no test.", problems[1], StringComparison.Ordinal);
        Assert.StartsWith("A.SkipsSilently is skipped without a reason.", problems[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Fail_in_CI_for_skips_that_are_not_expected()
    {
        ExpectedSkips none = ExpectedSkips.Read("/none");
        ExpectedSkips listed = ExpectedSkips.Read(
            scratch.Write("skips.txt", "# Tests that may be skipped\n\nA.Skips* # no records\n")
        );
        Assert.Contains(
            Run().Problems(false, true, none),
            x => x.StartsWith("A.Skips is skipped in CI: No records here.", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            Run().Problems(false, true, listed),
            x => x.StartsWith("A.Skips is skipped", StringComparison.Ordinal)
        );
        Assert.Contains(
            "skips.txt:1 gives no reason",
            Assert.Throws<AutomationException>(() => ExpectedSkips.Read(scratch.Write("skips.txt", "A.*\n"))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void May_leave_projects_out_when_filtered_but_not_all()
    {
        Assert.DoesNotContain(
            Run().Problems(true, false, ExpectedSkips.Read("/none")),
            x => x.StartsWith("B ran", StringComparison.Ordinal)
        );
        TestRun empty = new([new TestResults("A", [])]);
        Assert.StartsWith(
            "The filter fits no test.",
            Assert.Single(empty.Problems(true, false, ExpectedSkips.Read("/none"))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("<TestRun>")]
    [InlineData("not xml")]
    public void Are_not_read_from_torn_reports(string content) =>
        Assert.Contains(
            "not a complete test report",
            Assert.Throws<AutomationException>(() => TestResults.Read("A", scratch.Write("torn.trx", content))).Message,
            StringComparison.Ordinal
        );
}
