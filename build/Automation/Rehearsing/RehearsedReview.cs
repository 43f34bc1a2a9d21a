using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Automation.GitHub;
using Automation.GitHub.Loopback;

namespace Automation.Rehearsing;

/// <summary>What people do with a pull request.</summary>
/// <param name="github">The GitHub.</param>
/// <param name="time">The clock.</param>
/// <param name="say">Takes the story, line by line.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh Rehearse runs it in CI.")]
public sealed class RehearsedReview(LoopbackGitHub github, TimeProvider time, Action<string> say)
{
    /// <summary>The number of the open pull request of a branch.</summary>
    /// <param name="login">Who looks.</param>
    /// <param name="branch">The branch.</param>
    /// <exception cref="AutomationException">There is none.</exception>
    public int Find(string login, string branch)
    {
        using GitHubClient client = Client(login);
        return new GitHubPullRequests(client).Find(branch)?.Number
            ?? throw new AutomationException($"The rehearsal stopped: no pull request is open for {branch}.");
    }

    /// <summary>Approves the newest commit.</summary>
    public void Approve(int number, string login, bool isSenior)
    {
        using GitHubClient client = Client(login);
        client.Send(
            HttpMethod.Post,
            $"{{repo}}/pulls/{Text(number)}/reviews",
            new JsonObject { ["event"] = "APPROVE" }
        );
        say($"  {login}{(isSenior ? " (senior)" : "")} approves #{Text(number)}");
    }

    /// <summary>Merges it.</summary>
    public void Merge(int number, string login)
    {
        using GitHubClient client = Client(login);
        client.Send(
            HttpMethod.Put,
            $"{{repo}}/pulls/{Text(number)}/merge",
            new JsonObject { ["merge_method"] = "squash" }
        );
        say($"  {login} merges #{Text(number)}");
    }

    private GitHubClient Client(string login) => new(github.Connection(login), time, say);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
