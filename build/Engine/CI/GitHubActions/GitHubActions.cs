using System.Globalization;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Reporting;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>A run on GitHub Actions. Its values come from the environment variables that GitHub documents.</summary>
public class GitHubActions : Host, IBuildServer
{
    private readonly IReadOnlyDictionary<string, string> environment;

    internal GitHubActions(IReadOnlyDictionary<string, string> environment) => this.environment = environment;

    /// <summary>The run, or null when the build does not run on GitHub.</summary>
    public static new GitHubActions? Instance => NukeBuild.Host as GitHubActions;

    /// <summary>The name of the workflow.</summary>
    public string? Workflow => Get("GITHUB_WORKFLOW");

    /// <summary>The repository as <c>owner/name</c>.</summary>
    public string? Repository => Get("GITHUB_REPOSITORY");

    /// <summary>The owner of the repository.</summary>
    public string? RepositoryOwner => Get("GITHUB_REPOSITORY_OWNER");

    /// <summary>The event that started the run.</summary>
    public string? EventName => Get("GITHUB_EVENT_NAME");

    /// <summary>The file that holds the event.</summary>
    public string? EventPath => Get("GITHUB_EVENT_PATH");

    /// <summary>The commit.</summary>
    public string? Sha => Get("GITHUB_SHA");

    /// <summary>The full name of the branch or tag.</summary>
    public string? Ref => Get("GITHUB_REF");

    /// <summary>The short name of the branch or tag.</summary>
    public string? RefName => Get("GITHUB_REF_NAME");

    /// <summary>The branch that a pull request comes from.</summary>
    public string? HeadRef => Get("GITHUB_HEAD_REF");

    /// <summary>The branch that a pull request goes to.</summary>
    public string? BaseRef => Get("GITHUB_BASE_REF");

    /// <summary><c>branch</c> or <c>tag</c>.</summary>
    public string? RefType => Get("GITHUB_REF_TYPE");

    /// <summary>The id of the run.</summary>
    public long RunId => Number("GITHUB_RUN_ID");

    /// <summary>The number of the run, counted per workflow.</summary>
    public long RunNumber => Number("GITHUB_RUN_NUMBER");

    /// <summary>The attempt of the run, from 1.</summary>
    public long RunAttempt => Number("GITHUB_RUN_ATTEMPT");

    /// <summary>The job's name in the workflow file.</summary>
    public string? Job => Get("GITHUB_JOB");

    /// <summary>The token of the run, when the step passes it on.</summary>
    public string? Token => Get("GITHUB_TOKEN");

    /// <summary>The address of the server.</summary>
    public string? ServerUrl => Get("GITHUB_SERVER_URL");

    /// <summary>True for the event <c>pull_request</c>.</summary>
    public bool IsPullRequest => string.Equals(EventName, "pull_request", StringComparison.Ordinal);

    /// <summary>The file whose Markdown is shown on the run's page.</summary>
    public AbsolutePath? StepSummaryFile =>
        Get("GITHUB_STEP_SUMMARY") is { Length: > 0 } file ? (AbsolutePath)file : null;

    string? IBuildServer.Branch => Ref;

    string? IBuildServer.Commit => Sha;

    internal override void OpenBlock(BuildOutput output, string name) =>
        output.Line("::group::" + WorkflowCommand.Data(name));

    internal override void CloseBlock(BuildOutput output) => output.Line("::endgroup::");

    internal override string Format(Level level, string text) =>
        level switch
        {
            Level.Warning => "::warning::" + WorkflowCommand.Data(text),
            Level.Error => "::error::" + WorkflowCommand.Data(text),
            _ => text,
        };

    /// <summary>An annotation is one message, however many lines it has.</summary>
    internal override bool KeepsTogether(Level level) => level >= Level.Warning;

    internal override void Finish(BuildSession session)
    {
        if (StepSummaryFile is { } file)
            File.AppendAllText(file, StepSummary.Markdown(session.Plan));
    }

    private string? Get(string variable) => environment.GetValueOrDefault(variable);

    private long Number(string variable) =>
        long.TryParse(Get(variable), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
