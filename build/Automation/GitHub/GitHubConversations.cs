using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.GitHub;

/// <summary>What is said around a pull request: labels, comments, who is asked to review.</summary>
/// <param name="client">The API.</param>
public sealed class GitHubConversations(GitHubClient client)
{
    private string? self;
    private bool isSelfAsked;

    /// <summary>Gives a pull request labels, besides those that it has. GitHub makes the ones that are new.</summary>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public void Label(int number, params IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        client.Send(
            HttpMethod.Post,
            FormattableString.Invariant($"{{repo}}/issues/{number}/labels"),
            new JsonObject { ["labels"] = Texts(labels) }
        );
    }

    /// <summary>Asks the members of teams for a review.</summary>
    /// <param name="number">The pull request.</param>
    /// <param name="teams">The slugs of the teams; they need to have access to the repository.</param>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public void RequestReview(int number, params IReadOnlyList<string> teams)
    {
        ArgumentNullException.ThrowIfNull(teams);
        client.Send(
            HttpMethod.Post,
            FormattableString.Invariant($"{{repo}}/pulls/{number}/requested_reviewers"),
            new JsonObject { ["team_reviewers"] = Texts(teams) }
        );
    }

    /// <summary>Says something, in the place of what was said before under the same marker.</summary>
    /// <param name="number">The pull request.</param>
    /// <param name="marker">A word that no other comment has; people do not see it.</param>
    /// <param name="body">The text, in Markdown.</param>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public void Comment(int number, string marker, string body)
    {
        string sign = $"<!-- {marker} -->";
        JsonObject content = new() { ["body"] = $"{sign}\n{body}" };
        string path = FormattableString.Invariant($"{{repo}}/issues/{number}/comments");
        JsonElement own = client
            .List(path)
            .FirstOrDefault(x => x.Text("body").StartsWith(sign, StringComparison.Ordinal) && IsOwn(x));
        if (own.ValueKind == JsonValueKind.Undefined)
            client.Send(HttpMethod.Post, path, content);
        else if (own.Text("body") != $"{sign}\n{body}")
            client.Send(HttpMethod.Patch, $"{{repo}}/issues/comments/{own.Number("id")}", content);
    }

    /// <summary>True when the token's own account said it. A token of a workflow has no account that it may ask for; it is a bot.</summary>
    private bool IsOwn(JsonElement comment)
    {
        if (!isSelfAsked)
        {
            GitHubAnswer answer = client.Ask(HttpMethod.Get, "user");
            self = answer.IsSuccess ? answer.Json().Text("login") : null;
            isSelfAsked = true;
        }
        return self == null ? comment.Text("user", "type") == "Bot" : comment.Text("user", "login") == self;
    }

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(x => JsonValue.Create(x))]);
}
