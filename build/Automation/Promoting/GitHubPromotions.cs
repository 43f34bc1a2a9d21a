using System.Globalization;
using Automation.GitHub;

namespace Automation.Promoting;

/// <summary>Proposes promotions as pull requests, and reads what people say about them.</summary>
/// <param name="client">The API.</param>
/// <param name="team">The team that is asked to review; null for none.</param>
/// <param name="page">The page of the run that judges changes; null outside of one.</param>
/// <param name="say">Takes what people should know, line by line.</param>
public sealed class GitHubPromotions(GitHubClient client, string? team, string? page, Action<string> say)
    : IPromotionHost
{
    /// <summary>The name of the state that a commit gets, for which merges wait.</summary>
    public const string Context = "promotion-policy";

    private readonly GitHubPullRequests pulls = new(client);
    private readonly GitHubConversations conversations = new(client);

    /// <inheritdoc />
    public string? ReleasePage(string version) => new GitHubReleases(client).Find($"v{version}")?.Page;

    /// <inheritdoc />
    public ProposedChange Change(int number) => Read(pulls.Read(number));

    /// <inheritdoc />
    public ProposedChange? MergedWith(string commit) =>
        pulls.OfCommit(commit).FirstOrDefault(x => x.IsMerged) is { } merged ? Read(merged) : null;

    /// <inheritdoc />
    public (int Number, Uri Page) Propose(PromotionPlan plan, string onto, string text)
    {
        ArgumentNullException.ThrowIfNull(plan);
        GitHubPullRequest pull = pulls.OpenOrUpdate(plan.Branch, onto, plan.Title, text);
        Try(() => conversations.Label(pull.Number, plan.IsRollback ? "rollback" : "promotion"));
        if (team != null)
            Try(() => conversations.RequestReview(pull.Number, team));
        return (pull.Number, new Uri(pull.Page));
    }

    /// <inheritdoc />
    public void Tell(ProposedChange change, bool isKept, string reason)
    {
        ArgumentNullException.ThrowIfNull(change);
        Try(() => new GitHubStatuses(client).Set(change.Reviewed.Head, Context, isKept, reason, page));
    }

    /// <inheritdoc />
    public bool? IsMember(string name, string login) =>
        new GitHubTeams(client).IsMember(client.Connection.Owner, name, login);

    /// <inheritdoc />
    public IReadOnlyList<string> ApproversOf(string run, string environment) =>
        long.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ?
            [
                .. new GitHubRuns(client)
                    .Approvals(number)
                    .Where(x => x.IsApproved && x.Environments.Contains(environment, StringComparer.Ordinal))
                    .Select(x => x.By)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ]
            : [];

    private ProposedChange Read(GitHubPullRequest pull)
    {
        GitHubPushers pushers = pulls.PushersOf(pull.Number);
        return new ProposedChange(
            pull.Number,
            new Uri(pull.Page),
            [.. pulls.Files(pull.Number).SelectMany(x => Changes(pull, x))],
            new ReviewedChange(pull.HeadSha, pull.Author, pushers.Logins, [.. pulls.Reviews(pull.Number).Select(Read)])
            {
                UnknownPushers = pushers.Unknown,
            }
        );
    }

    private IEnumerable<FileChange> Changes(GitHubPullRequest pull, GitHubFile file)
    {
        if (file is { Status: "renamed", Before: { } old })
            yield return new FileChange(old);
        // A file that is new has nothing before, and one that is gone nothing after.
        yield return PromotionChange.NameOf(file.Path) == null
            ? new FileChange(file.Path)
            : new FileChange(
                file.Path,
                file.Status is "added" or "renamed" or "copied" ? null : pulls.Content(file.Path, Before(pull)),
                file.Status == "removed" ? null : Text(file.Path, pull.HeadSha)
            );
    }

    /// <summary>What a pull request changed: the first parent of its merge, or the branch while it is open.</summary>
    private static string Before(GitHubPullRequest pull) => pull.MergeSha is { } merge ? $"{merge}^" : pull.Base;

    // What cannot be read must not pass for a change that promotes nothing.
    private string Text(string path, string reference) =>
        pulls.Content(path, reference)
        ?? throw new AutomationException(
            $"{path} cannot be read at {reference[..Math.Min(7, reference.Length)]}, so nobody knows what it would let run. Push the branch again."
        );

    private static Review Read(GitHubReview review) =>
        new(
            review.By,
            review.State switch
            {
                "APPROVED" => ReviewState.Approved,
                "CHANGES_REQUESTED" => ReviewState.ChangesRequested,
                _ => ReviewState.None,
            },
            review.CommitId,
            review.At,
            review.IsPerson,
            review.MayWrite
        );

    /// <summary>Does what is good to have, and says when it could not.</summary>
    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (AutomationException exception)
        {
            say(exception.Message);
        }
    }
}
