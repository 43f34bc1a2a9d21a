using Automation.Workflows;

namespace Automation.Tests;

public sealed class Parity_of_hooks_and_workflows : IDisposable
{
    private const string Pinned = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8";
    private static readonly BuildSurface Surface = new(
        ["Verify", "Test", "PreCommit", "CommitMessage", "PostCommit", "PrePush"],
        ["message-file", "remote", "filter"]
    );

    private readonly ScratchFolder scratch = new();

    public Parity_of_hooks_and_workflows()
    {
        Hook("pre-commit", "exec ./build.sh PreCommit");
        Hook("commit-msg", "exec ./build.sh CommitMessage --message-file \"$1\"");
        Hook("post-commit", "[ ! -e \"${GIT_DIR:-.git}/hook-mends\" ] || exec ./build.sh PostCommit");
        Hook("pre-push", "exec ./build.sh PrePush --remote \"$1\"");
        Workflow($"- uses: {Pinned}", "- run: ./build.sh Verify");
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Holds_here()
    {
        foreach (string hook in Directory.GetFiles(Path.Combine(RepositoryFolder.Path, ".husky")))
            File.Copy(hook, Path.Combine(scratch.Path, ".husky", Path.GetFileName(hook)), overwrite: true);
        Assert.Empty(Check());
    }

    [Theory]
    [InlineData("- uses: actions/checkout@v5", "'actions/checkout@v5' is not pinned by commit SHA")]
    [InlineData("- uses: docker://alpine", "is not pinned")]
    [InlineData("- run: make test", "'make test' is a script")]
    [InlineData("- run: ./build.sh Test && rm -rf /", "is a script")]
    [InlineData("- run: |\n          ./build.sh Test\n          ./build.sh Verify", "is a script")]
    [InlineData("- run: ./build.sh Tset", "Tset is no target")]
    [InlineData("- run: ./build.sh Test --filtre x", "--filtre is no option")]
    [InlineData("- name: nothing", "the step does nothing")]
    [InlineData("- run: $(./build.sh Test)", "is a script")]
    [InlineData("- run: ./build.sh Test\n        shell: python", "the shell 'python'")]
    [InlineData("- run: ./build.sh Test\n        working-directory: other", "another folder")]
    public void Fails_on_a_step_that_does_more_than_call_the_build(string step, string problem)
    {
        Workflow("- run: ./build.sh Verify", step);
        string found = Assert.Single(Check());
        Assert.StartsWith(".github/workflows/ci.yml:6: ", found, StringComparison.Ordinal);
        Assert.Contains(problem, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- run: ./build.sh Test --filter ${{ matrix.part }}")]
    [InlineData("- run: ./build.sh")]
    [InlineData("- uses: ./.github/actions/own")]
    public void Passes_a_call_of_the_build(string step)
    {
        Workflow("- run: ./build.sh Verify", step);
        Assert.Empty(Check());
    }

    [Theory]
    [InlineData("pre-commit", "exec ./build.sh PreCommit; echo more")]
    [InlineData("pre-commit", "exec ./build.sh Test")]
    [InlineData("commit-msg", "exec ./build.sh CommitMessage")]
    [InlineData("post-commit", "exec ./build.sh PostCommit\necho more")]
    public void Fails_on_a_hook_that_does_something_else(string hook, string work)
    {
        Hook(hook, work);
        Assert.StartsWith($".husky/{hook}: does something else", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_on_a_hook_that_is_missing_or_is_passed_over()
    {
        File.Delete(Path.Combine(scratch.Path, ".husky", "commit-msg"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(scratch.Path, ".husky", "pre-push"), UnixFileMode.UserRead);
        IReadOnlyList<string> problems = Check();
        Assert.StartsWith(".husky/commit-msg: is missing", problems[0], StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.StartsWith(".husky/pre-push: may not be executed", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_when_CI_does_not_run_on_everything_what_a_hook_runs()
    {
        Workflow("- run: ./build.sh Test");
        IReadOnlyList<string> problems = Check();
        Assert.Contains(
            problems,
            x => x.StartsWith("The gate format runs in the hook (PreCommit), and no workflow", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(problems, x => x.Contains("The gate tests", StringComparison.Ordinal));
    }

    [Fact]
    public void Does_not_count_a_workflow_that_nobody_waits_for()
    {
        scratch.Write(
            ".github/workflows/ci.yml",
            "on: workflow_dispatch\njobs:\n  a:\n    steps:\n      - run: ./build.sh Verify\n"
        );
        Assert.NotEmpty(Check());
        scratch.Write(
            ".github/workflows/ci.yml",
            "on: [push, workflow_dispatch]\njobs:\n  a:\n    steps:\n      - run: ./build.sh Verify\n"
        );
        Assert.Empty(Check());
        scratch.Write(".github/workflows/other.yml", $"on: push\njobs:\n  a:\n    uses: {Pinned}\n");
        Assert.Empty(Check());
        Directory.Delete(Path.Combine(scratch.Path, ".github"), recursive: true);
        Assert.Empty(Check());
    }

    [Theory]
    [InlineData("push", "", "if: false\n        ")]
    [InlineData("push", "", "continue-on-error: true\n        ")]
    [InlineData("push", "if: github.actor == 'me'\n    ", "")]
    [InlineData("{ push: { paths-ignore: ['**.cs'] } }", "", "")]
    [InlineData("{ pull_request: { paths: ['docs/**'] } }", "", "")]
    public void Does_not_count_what_may_be_left_out_or_may_fail(string events, string job, string step)
    {
        const string plain = "on: push\njobs:\n  a:\n    steps:\n      - run: ./build.sh Verify\n";
        scratch.Write(".github/workflows/ci.yml", plain);
        Assert.Empty(Check());
        scratch.Write(
            ".github/workflows/ci.yml",
            $"on: {events}\njobs:\n  a:\n    {job}steps:\n      - {step}run: ./build.sh Verify\n"
        );
        Assert.Contains(Check(), x => x.StartsWith("The gate format", StringComparison.Ordinal));
    }

    [Fact]
    public void Holds_an_action_of_the_repository_to_the_same()
    {
        scratch.Write(".github/actions/own/action.yml", "runs:\n  using: composite\n  steps:\n    - run: make\n");
        Assert.StartsWith(
            ".github/actions/own/action.yml:4: 'make' is a script",
            Assert.Single(Check()),
            StringComparison.Ordinal
        );
        scratch.Write(
            ".github/actions/own/action.yml",
            "runs:\n  using: composite\n  steps:\n    - run: ./build.sh Test\n      shell: bash\n"
        );
        Assert.Empty(Check());
    }

    [Theory]
    [InlineData("a: [1", "not valid YAML")]
    [InlineData("a: 1", "has no jobs")]
    [InlineData("", "has no jobs")]
    [InlineData("a: 1\nb: [1\nc: 2\n", "not valid YAML")]
    public void Says_what_is_wrong_with_a_workflow_that_it_cannot_read(string text, string problem)
    {
        scratch.Write(".github/workflows/ci.yml", text);
        Assert.Contains(problem, Assert.Throws<AutomationException>(() => Check()).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Check() =>
        new ParityRule(scratch.Path, Surface).Check(asked =>
            asked.Contains("Verify")
                ? ["Verify", "CheckFormat", "CheckRepository", "CheckCommits", "Lint", "Test", "Coverage"]
                : asked
        );

    private void Hook(string name, string work)
    {
        string file = scratch.Write($".husky/{name}", $"#!/bin/sh\n# A comment.\n{work}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void Workflow(params string[] steps) =>
        scratch.Write(
            ".github/workflows/ci.yml",
            $"on: pull_request\njobs:\n  a:\n    steps:\n      {string.Join("\n      ", steps)}\n"
        );
}
