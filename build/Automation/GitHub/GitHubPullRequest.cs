using System.Text.Json;

namespace Automation.GitHub;

/// <summary>A pull request.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">The title.</param>
/// <param name="Author">Who opened it.</param>
/// <param name="Base">The branch that it changes.</param>
/// <param name="Head">The branch that it brings.</param>
/// <param name="HeadRepository">The repository of that branch, such as <c>owner/name</c>; null when it is gone.</param>
/// <param name="HeadSha">The last commit of that branch.</param>
/// <param name="IsOpen">True when it is open.</param>
/// <param name="MergeSha">The commit that it was merged as; null when it is not merged.</param>
/// <param name="Labels">The labels.</param>
/// <param name="Page">Where people see it.</param>
public sealed record GitHubPullRequest(
    int Number,
    string Title,
    string Author,
    string Base,
    string Head,
    string? HeadRepository,
    string HeadSha,
    bool IsOpen,
    string? MergeSha,
    IReadOnlyList<string> Labels,
    string Page
)
{
    /// <summary>True when it is merged.</summary>
    public bool IsMerged => MergeSha != null;

    internal static GitHubPullRequest Read(JsonElement pull) =>
        new(
            (int)pull.Number("number"),
            pull.Text("title"),
            pull.Text("user", "login"),
            pull.Text("base", "ref"),
            pull.Text("head", "ref"),
            pull.Text("head", "repo", "full_name") is { Length: > 0 } name ? name : null,
            pull.Text("head", "sha"),
            pull.Text("state") == "open",
            // An open one has a commit there that tries the merge.
            pull.At("merged_at") == null
                ? null
                : pull.Text("merge_commit_sha"),
            [.. pull.Items("labels").Select(x => x.Text("name"))],
            pull.Text("html_url")
        );
}

/// <summary>A file that a pull request changes.</summary>
/// <param name="Path">Its path, relative to the root.</param>
/// <param name="Status"><c>added</c>, <c>modified</c>, <c>removed</c>, <c>renamed</c>, <c>copied</c> or <c>changed</c> (its mode).</param>
/// <param name="Before">The path before it was renamed or copied; otherwise null.</param>
public sealed record GitHubFile(string Path, string Status, string? Before);

/// <summary>What somebody thinks of a pull request: the last review that counts.</summary>
/// <param name="By">Who; empty when the account is gone.</param>
/// <param name="State"><c>APPROVED</c>, <c>CHANGES_REQUESTED</c>, <c>DISMISSED</c>, or <c>COMMENTED</c> when there is nothing else.</param>
/// <param name="CommitId">The commit that was looked at.</param>
/// <param name="At">When.</param>
public sealed record GitHubReview(string By, string State, string CommitId, DateTimeOffset At)
{
    /// <summary>False for programs.</summary>
    public bool IsPerson { get; init; } = true;

    /// <summary>True for owners and members of the organization and for collaborators, of whom GitHub knows that they belong to the repository.</summary>
    public bool MayWrite { get; init; }
}

/// <summary>Everybody who may have pushed the head of a pull request last.</summary>
/// <param name="Logins">Those who are known.</param>
/// <param name="Unknown">Who cannot be known, and why, one sentence each; empty when all are known.</param>
public sealed record GitHubPushers(IReadOnlyList<string> Logins, IReadOnlyList<string> Unknown);
