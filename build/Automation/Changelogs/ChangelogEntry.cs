namespace Automation.Changelogs;

/// <summary>A commit as the changelog tells of it.</summary>
/// <param name="Id">The commit's id.</param>
/// <param name="Heading">The group, such as Added.</param>
/// <param name="Text">What changed.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Email">The author's address.</param>
/// <param name="PullRequest">The number of the pull request that it came by; null when it is not known.</param>
/// <param name="Migration">What users have to do; null when it breaks nothing.</param>
internal sealed record ChangelogEntry(
    string Id,
    string Heading,
    string Text,
    string Author,
    string Email,
    int? PullRequest,
    string? Migration
)
{
    /// <summary>The group of what breaks something, which comes first.</summary>
    public const string Breaking = "Breaking changes";
}
