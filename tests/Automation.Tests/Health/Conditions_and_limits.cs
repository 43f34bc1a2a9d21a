namespace Automation.Tests.Health;

public sealed class Conditions_and_limits
{
    [Theory]
    [InlineData("if: github.actor == 'dependabot[bot]'", "asks for a bot")]
    [InlineData("if: ${{ github['actor'] != 'renovate[bot]' }}", "asks for a bot")]
    [InlineData("if: endsWith(github.triggering_actor, 'bot')", "asks for a bot")]
    [InlineData("if: github.event.sender.login == 'Dependabot[Bot]'", "asks for a bot")]
    [InlineData("if: github.actor_id == 49699333", "asks for a bot")]
    [InlineData("if: contains('main develop', github.ref_name)", "searches one text")]
    [InlineData("if: \"${{ Contains( 'a b', github.ref ) }}\"", "searches one text")]
    [InlineData("env: { A: \"${{ contains('a b', matrix.x) }}\" }", "searches one text")]
    [InlineData("if: |\n  ${{ github.ref == 'x' }}", "always true")]
    [InlineData("if: >\n  ${{ false }}", "always true")]
    [InlineData("if: ${{ false }} && ${{ false }}", "always true")]
    [InlineData("\"if\": \"!${{ true }}\"", "always true")]
    [InlineData("run: test \"$GITHUB_ACTOR\" = 'dependabot[bot]'", "The script asks for a bot")]
    public void that_deceive_are_found(string entry, string finding)
    {
        string found = Assert.Single(
            HealthFiles.Steps("- " + entry.Replace("\n", "\n  ", StringComparison.Ordinal)).Find("WF010")
        );
        Assert.StartsWith(".github/workflows/ci.yml:", found, StringComparison.Ordinal);
        Assert.Contains(finding, found, StringComparison.Ordinal);
        if (entry.StartsWith("if", StringComparison.Ordinal))
            Assert.Single(HealthFiles.Steps("- run: x", job: entry).Find("WF010"));
    }

    [Theory]
    [InlineData("if: github.event.pull_request.user.login == 'dependabot[bot]'")]
    [InlineData("if: github.actor == 'someone'")]
    [InlineData("if: contains(fromJSON('[\"main\"]'), github.ref_name)")]
    [InlineData("if: contains(github.event.labels.*.name, 'x')")]
    [InlineData("if: ${{ a && b }}")]
    [InlineData("if: >-\n  ${{ a }}")]
    [InlineData("if: |\n  github.ref == 'x'\n  && true")]
    [InlineData("if: always()")]
    [InlineData("if: [a]")]
    [InlineData("run: echo robot $GITHUB_ACTOR")]
    public void that_say_what_they_mean_are_right(string entry) =>
        Assert.Empty(HealthFiles.Steps("- " + entry.Replace("\n", "\n  ", StringComparison.Ordinal)).Find("WF010"));

    [Theory]
    [InlineData("on: push\njobs: { a: { timeout-minutes: 5 } }", "It has no concurrency group.")]
    [InlineData("on: [workflow_call, push]\njobs: { a: { timeout-minutes: 5 } }", "It has no concurrency group.")]
    [InlineData("concurrency:\njobs: { a: { timeout-minutes: 5 } }", "It has no concurrency group.")]
    [InlineData(
        "concurrency: { cancel-in-progress: true }\njobs: { a: { timeout-minutes: 5 } }",
        "It has no concurrency group."
    )]
    [InlineData("concurrency: x\njobs: { a: {} }", "The job 'a' has no limit of time.")]
    [InlineData("concurrency: x\njobs: { a: { timeout-minutes: } }", "The job 'a' has no limit of time.")]
    [InlineData("concurrency: x\njobs: { a: { timeout-minutes: 0 } }", "The job 'a' has no limit of time.")]
    public void that_are_missing_are_found(string text, string finding) =>
        Assert.EndsWith(
            ": " + finding,
            Assert.Single(HealthFiles.Workflow(text).Find("WF008")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("concurrency: x\njobs: { a: { timeout-minutes: 5 }, b: { uses: ./x } }")]
    [InlineData("concurrency: { 'group': x }\njobs: { a: { timeout-minutes: '${{ inputs.x }}' } }")]
    [InlineData("jobs: { a: { concurrency: x, timeout-minutes: 5 } }")]
    [InlineData("on: workflow_call\njobs: { a: { timeout-minutes: 5 } }")]
    [InlineData("true: { workflow_call: }\njobs: { a: { timeout-minutes: 5 } }")]
    [InlineData("\"on\": [workflow_call]\njobs: { a: { timeout-minutes: 5 } }")]
    public void that_are_there_are_right(string text) => Assert.Empty(HealthFiles.Workflow(text).Find("WF008"));

    [Theory]
    [InlineData("jobs: [", "It is not valid YAML: ")]
    [InlineData("a: 1\na: 2", ":2: It is not valid YAML: The key 'a' is there twice.")]
    [InlineData("a: *b", "*b stands for no value before it")]
    [InlineData("a: 1", ":1: It has no jobs.")]
    [InlineData("", ":1: It has no jobs.")]
    [InlineData("a: &a [*a]", "stands for no value before it")]
    [InlineData("a: \"\\ud8", "It is not valid YAML: ")]
    public void that_cannot_be_read_are_found(string text, string finding) =>
        Assert.Contains(finding, Assert.Single(HealthFiles.Workflow(text).Find("WF000")), StringComparison.Ordinal);

    [Fact]
    public void that_cannot_be_read_are_found_wherever_a_rule_looks()
    {
        HealthFiles files = new HealthFiles()
            .With("action.yml", "a: 1")
            .With(".github/actions/x/action.yml", "runs: {}")
            .With(".github/dependabot.yml", "a: [")
            .With("other.yml", "a: [");
        Assert.StartsWith(".github/dependabot.yml:", Assert.Single(files.Find("WF000")), StringComparison.Ordinal);
    }
}
