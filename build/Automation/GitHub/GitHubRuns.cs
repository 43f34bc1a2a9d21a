using System.Globalization;
using System.Text.Json;

namespace Automation.GitHub;

/// <summary>Runs of workflows.</summary>
/// <param name="client">The API.</param>
public sealed class GitHubRuns(GitHubClient client)
{
    /// <summary>Who approved or rejected the deployments of a run.</summary>
    /// <param name="run">The run's number, as <c>GITHUB_RUN_ID</c> has it.</param>
    /// <exception cref="AutomationException">There is no such run.</exception>
    public IReadOnlyList<GitHubRunReview> Approvals(long run) =>
        [
            .. client
                .Get(string.Create(CultureInfo.InvariantCulture, $"{{repo}}/actions/runs/{run}/approvals"))
                .EnumerateArray()
                .Select(Read),
        ];

    private static GitHubRunReview Read(JsonElement review) =>
        new(
            review.Text("user", "login"),
            review.Text("state") == "approved",
            [.. review.Items("environments").Select(x => x.Text("name"))],
            review.Text("comment")
        );
}

/// <summary>What somebody said to the deployment of a run.</summary>
/// <param name="By">Who.</param>
/// <param name="IsApproved">True when it was approved.</param>
/// <param name="Environments">The environments that it is about.</param>
/// <param name="Comment">What was said.</param>
public sealed record GitHubRunReview(string By, bool IsApproved, IReadOnlyList<string> Environments, string Comment);
