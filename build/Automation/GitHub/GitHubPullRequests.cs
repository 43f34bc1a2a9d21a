using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.GitHub;

/// <summary>Pull requests of the repository.</summary>
/// <param name="client">The API.</param>
public sealed class GitHubPullRequests(GitHubClient client)
{
    /// <summary>GitHub lists no more files of a pull request than this.</summary>
    private const int MostFiles = 3000;

    /// <summary>Opens a pull request, or gives the one that is open for the same branches its title and text.</summary>
    /// <param name="head">The branch that it brings; it was pushed before.</param>
    /// <param name="onto">The branch that it changes.</param>
    /// <param name="title">The title.</param>
    /// <param name="body">The text, in Markdown.</param>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public GitHubPullRequest OpenOrUpdate(string head, string onto, string title, string body)
    {
        JsonObject content = new() { ["title"] = title, ["body"] = body };
        if (Find(head, onto) is { } open)
            return Update(open, content);
        JsonObject whole = new()
        {
            ["title"] = title,
            ["body"] = body,
            ["head"] = head,
            ["base"] = onto,
        };
        GitHubAnswer answer = client.Ask(HttpMethod.Post, "{repo}/pulls", whole);
        // Somebody else may have opened it in between.
        return answer.Status == HttpStatusCode.UnprocessableEntity && Find(head, onto) is { } other
            ? Update(other, content)
            : GitHubPullRequest.Read(client.Good(answer).Json());
    }

    /// <summary>Finds the open pull request that brings a branch.</summary>
    /// <param name="head">The branch.</param>
    /// <param name="onto">The branch that it changes; null for any.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public GitHubPullRequest? Find(string head, string? onto = null)
    {
        string filter = $"state=open&head={Uri.EscapeDataString($"{client.Connection.Owner}:{head}")}";
        if (onto != null)
            filter += $"&base={Uri.EscapeDataString(onto)}";
        return client
            .List($"{{repo}}/pulls?{filter}")
            .Select(GitHubPullRequest.Read)
            .FirstOrDefault(x => x.Head == head);
    }

    /// <summary>Reads a pull request.</summary>
    /// <exception cref="AutomationException">There is none of that number.</exception>
    public GitHubPullRequest Read(int number) =>
        GitHubPullRequest.Read(client.Get(FormattableString.Invariant($"{{repo}}/pulls/{number}")));

    /// <summary>The files that it changes.</summary>
    /// <exception cref="AutomationException">They are more than GitHub tells.</exception>
    public IReadOnlyList<GitHubFile> Files(int number)
    {
        IReadOnlyList<JsonElement> files = client.List(FormattableString.Invariant($"{{repo}}/pulls/{number}/files"));
        return files.Count < MostFiles
            ? [.. files.Select(Read)]
            : throw new AutomationException(
                $"Pull request {number} changes {MostFiles} files or more, and GitHub does not tell which ones beyond that. Split it."
            );

        static GitHubFile Read(JsonElement file) =>
            new(
                file.Text("filename"),
                file.Text("status"),
                file.Text("previous_filename") is { Length: > 0 } before ? before : null
            );
    }

    /// <summary>What each person thinks of it now: a comment takes back neither an approval nor a refusal.</summary>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public IReadOnlyList<GitHubReview> Reviews(int number) =>
        [
            .. client
                .List(FormattableString.Invariant($"{{repo}}/pulls/{number}/reviews"))
                .Select(x => new GitHubReview(
                    x.Text("user", "login"),
                    x.Text("state"),
                    x.Text("commit_id"),
                    x.Time("submitted_at")
                )
                {
                    IsPerson = x.Text("user", "type") == "User",
                    MayWrite = x.Text("author_association") is "OWNER" or "MEMBER" or "COLLABORATOR",
                })
                .Where(x => x.State != "PENDING")
                // Those whose account is gone are not one person.
                .GroupBy(x => x.By.Length == 0 ? $"{x.CommitId} {x.At:O}" : x.By, StringComparer.OrdinalIgnoreCase)
                .Select(x => x.LastOrDefault(y => y.State != "COMMENTED") ?? x.Last()),
        ];

    /// <summary>The pull requests that a commit is part of, or was merged as.</summary>
    /// <exception cref="AutomationException">GitHub does not know the commit.</exception>
    public IReadOnlyList<GitHubPullRequest> OfCommit(string commit) =>
        [.. client.List($"{{repo}}/commits/{Uri.EscapeDataString(commit)}/pulls").Select(GitHubPullRequest.Read)];

    /// <summary>Everybody who may have pushed its head last: who pushed it, as GitHub noted it, and author and committer of its last commit.</summary>
    /// <exception cref="AutomationException">There is none of that number.</exception>
    public GitHubPushers PushersOf(int number)
    {
        GitHubPullRequest pull = Read(number);
        List<string> logins = [];
        List<string> unknown = [];
        Pushes(pull, logins, unknown);
        // Where GitHub noted the push, who made the commit says nothing about who pushed it, but may be the same person.
        bool isNoted = unknown.Count == 0;
        JsonElement commit = client.Get($"{{repo}}/commits/{pull.HeadSha}");
        foreach (string role in new[] { "author", "committer" })
        {
            if (commit.Text(role, "login") is { Length: > 0 } login)
                logins.Add(login);
            else if (!isNoted)
                unknown.Add(
                    $"The {role} of commit {pull.HeadSha} ({commit.Text("commit", role, "name")} <{commit.Text("commit", role, "email")}>) has no account on GitHub that has this address."
                );
        }
        // Who merged or edited on the site is the author; the committer is then the site itself.
        return new GitHubPushers(
            [.. logins.Where(x => x != "web-flow").Distinct(StringComparer.OrdinalIgnoreCase)],
            unknown
        );
    }

    /// <summary>The text of a file as it is at a commit or branch.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public string? Content(string path, string reference)
    {
        ArgumentNullException.ThrowIfNull(path);
        string escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return client.TryText($"{{repo}}/contents/{escaped}?ref={Uri.EscapeDataString(reference)}");
    }

    private GitHubPullRequest Update(GitHubPullRequest open, JsonObject content) =>
        GitHubPullRequest.Read(
            client.Send(
                HttpMethod.Patch,
                FormattableString.Invariant($"{{repo}}/pulls/{open.Number}"),
                content.DeepClone()
            )
        );

    /// <summary>Who made the head what it is, as GitHub noted it.</summary>
    private void Pushes(GitHubPullRequest pull, List<string> logins, List<string> unknown)
    {
        string reference = Uri.EscapeDataString($"refs/heads/{pull.Head}");
        GitHubAnswer? answer =
            pull.HeadRepository == null
                ? null
                : client.Ask(HttpMethod.Get, $"repos/{pull.HeadRepository}/activity?ref={reference}&per_page=100");
        if (answer is not { IsSuccess: true })
        {
            unknown.Add(
                $"Who pushed {pull.Head} is not told: the token may not read the activity of {pull.HeadRepository ?? "its repository, which is gone"}."
            );
            return;
        }
        JsonElement[] pushes = [.. answer.Json().EnumerateArray().Where(x => x.Text("after") == pull.HeadSha)];
        if (pushes.Length == 0)
            unknown.Add($"GitHub has no note of who pushed commit {pull.HeadSha} to {pull.Head}.");
        foreach (JsonElement push in pushes)
        {
            if (push.Text("actor", "login") is { Length: > 0 } login)
                logins.Add(login);
            else
                unknown.Add($"Who pushed commit {pull.HeadSha} to {pull.Head} has no account on GitHub any more.");
        }
    }
}
