using System.Text.Json.Nodes;

namespace Automation.GitHub;

/// <summary>States of commits. Unlike checks, of which each run of a workflow adds one, the newest of a name takes the place of those before it.</summary>
/// <param name="client">The API.</param>
public sealed class GitHubStatuses(GitHubClient client)
{
    private const int LongestDescription = 140;

    /// <summary>Gives a commit a state.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="context">The name of the state.</param>
    /// <param name="isGood">True for success, false for failure.</param>
    /// <param name="description">Why, in one line; what is too long for GitHub is cut.</param>
    /// <param name="page">Where people read more; null for nowhere.</param>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public void Set(string commit, string context, bool isGood, string description, string? page)
    {
        ArgumentNullException.ThrowIfNull(description);
        string line = description.ReplaceLineEndings(" ");
        client.Send(
            HttpMethod.Post,
            $"{{repo}}/statuses/{commit}",
            new JsonObject
            {
                ["state"] = isGood ? "success" : "failure",
                ["context"] = context,
                ["description"] = line.Length <= LongestDescription ? line : line[..(LongestDescription - 1)] + "…",
                ["target_url"] = page,
            }
        );
    }
}
