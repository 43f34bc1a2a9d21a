namespace Automation.Testing;

/// <summary>The tests of all projects, and what must hold for them.</summary>
/// <param name="Projects">The results per project, in the order in which they are shown.</param>
public sealed record TestRun(IReadOnlyList<TestResults> Projects)
{
    /// <summary>The number of tests that ended so.</summary>
    public int Count(TestOutcome outcome) => Projects.Sum(x => x.Count(outcome));

    /// <summary>What is wrong with the run: a sentence each, none when it is good.</summary>
    /// <param name="isFiltered">True when only some tests were asked for; then a project may have none of them.</param>
    /// <param name="isServer">True in CI, where a skip must be expected.</param>
    /// <param name="expected">The skips that are expected.</param>
    public IReadOnlyList<string> Problems(bool isFiltered, bool isServer, ExpectedSkips expected)
    {
        List<string> problems = [];
        int failed = Count(TestOutcome.Failed);
        if (failed > 0)
            problems.Add(
                $"{failed} {(failed == 1 ? "test" : "tests")} failed. Run one of them alone: ./build.sh Test --filter NAME"
            );
        foreach (TestResults project in Projects.Where(x => x.Tests.Count == 0 && !isFiltered))
            problems.Add($"{project.Project} ran no test. Give it one, or delete the project.");
        if (isFiltered && Projects.All(x => x.Tests.Count == 0))
            problems.Add(
                "The filter fits no test. ./build.sh Test --filter NAME runs the tests whose full name holds NAME."
            );
        foreach (TestResult test in Skipped)
        {
            if (test.Message.Length == 0)
                problems.Add($"{test.Name} is skipped without a reason. Give one in its attribute.");
            else if (isServer && !expected.Cover(test))
                problems.Add(
                    $"{test.Name} is skipped in CI: {test.Message} Make it run, or list it with the reason in tests/expected-skips.txt."
                );
        }
        return problems;
    }

    /// <summary>The tests that were not run.</summary>
    public IEnumerable<TestResult> Skipped =>
        Projects.SelectMany(x => x.Tests).Where(x => x.Outcome == TestOutcome.Skipped);

    /// <summary>The tests that failed.</summary>
    public IEnumerable<TestResult> Failed =>
        Projects.SelectMany(x => x.Tests).Where(x => x.Outcome == TestOutcome.Failed);

    /// <summary>The tests that took longest.</summary>
    public IEnumerable<TestResult> Slowest(int count) =>
        Projects.SelectMany(x => x.Tests).OrderByDescending(x => x.Duration).Take(count);

    /// <summary>The line that a test run ends with: <c>N passed, N failed, N skipped</c>.</summary>
    public string Totals =>
        $"{Count(TestOutcome.Passed)} passed, {Count(TestOutcome.Failed)} failed, {Count(TestOutcome.Skipped)} skipped";
}
