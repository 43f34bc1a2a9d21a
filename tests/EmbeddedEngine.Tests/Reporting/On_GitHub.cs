using EmbeddedEngine.Tests.Execution;
using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;

namespace EmbeddedEngine.Tests.Reporting;

[Collection(EngineCollection.Name)]
public sealed class On_GitHub : IDisposable
{
    private readonly ScratchFolder root = new();
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal)
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_WORKFLOW"] = "ci",
        ["GITHUB_REPOSITORY"] = "owner/name",
        ["GITHUB_REPOSITORY_OWNER"] = "owner",
        ["GITHUB_EVENT_NAME"] = "pull_request",
        ["GITHUB_SHA"] = "abc",
        ["GITHUB_REF"] = "refs/heads/main",
        ["GITHUB_REF_NAME"] = "main",
        ["GITHUB_RUN_ID"] = "12",
        ["GITHUB_RUN_NUMBER"] = "x",
    };

    public void Dispose() => root.Dispose();

    [Fact]
    public void Output_is_grouped_and_problems_are_annotations()
    {
        (int _, string output) = EngineRun.Run(new SampleBuild(), ["Greet", "Fails"], root, [], environment);
        Assert.Contains("::group::Fails\n", output, StringComparison.Ordinal);
        Assert.Contains("::error::It broke.%0ASecond line.\n", output, StringComparison.Ordinal);
        Assert.Contains("::endgroup::\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "::warning::warned 3\n",
            EngineRun.Run(new SampleBuild(), ["Tells"], root, [], environment).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_table_of_targets_is_on_the_page_of_the_run()
    {
        string summary = root.Write("summary.md", "");
        environment["GITHUB_STEP_SUMMARY"] = summary;
        EngineRun.Run(new SampleBuild(), ["Greet", "Fails"], root, [], environment);
        string markdown = File.ReadAllText(summary);
        Assert.Contains("| Target | Status | Duration | |", markdown, StringComparison.Ordinal);
        Assert.Contains(
            "| Fails | Failed | < 1sec | AssertionException: It broke. |",
            markdown,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_run_is_known()
    {
        EngineRun.Run(new SampleBuild(), ["Greet"], root, [], environment, Inspect);
        EngineRun.Run(
            new SampleBuild(),
            ["Greet", "--host", "terminal"],
            root,
            [],
            environment,
            () => Assert.Null(GitHubActions.Instance)
        );
    }

    private static void Inspect()
    {
        GitHubActions run = GitHubActions.Instance!;
        Assert.True(NukeBuild.IsServerBuild);
        Assert.Same(run, Host.Instance);
        Assert.Equal("ci", run.Workflow);
        Assert.Equal("owner/name", run.Repository);
        Assert.Equal("owner", run.RepositoryOwner);
        Assert.True(run.IsPullRequest);
        Assert.Equal(12, run.RunId);
        Assert.Equal(0, run.RunNumber);
        Assert.Equal(0, run.RunAttempt);
        Assert.Equal("main", run.RefName);
        Assert.Equal("abc", ((IBuildServer)run).Commit);
        Assert.Equal("refs/heads/main", ((IBuildServer)run).Branch);
        Assert.All(
            [run.HeadRef, run.BaseRef, run.RefType, run.Job, run.Token, run.ServerUrl, run.EventPath],
            Assert.Null
        );
        Assert.Null(run.StepSummaryFile);
    }
}
