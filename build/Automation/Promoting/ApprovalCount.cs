using Automation.Environments;

namespace Automation.Promoting;

/// <summary>Counts who approves a change. Each person counts once, for what would be merged, and not for what they pushed or opened themselves.</summary>
/// <param name="rules">How many it takes.</param>
/// <param name="isSenior">Tells whether a login is a senior's.</param>
public sealed class ApprovalCount(ApprovalRules rules, Func<string, bool> isSenior)
{
    /// <summary>The approvals that count.</summary>
    /// <param name="change">The change.</param>
    public IReadOnlyList<Approval> Of(ReviewedChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return
        [
            .. change
                .Reviews.Where(x => x.State == ReviewState.Approved && Objection(x, change) == null)
                .DistinctBy(x => x.By, StringComparer.OrdinalIgnoreCase)
                .OrderBy(x => x.At)
                .Select(x => new Approval(x.By, isSenior(x.By), x.At)),
        ];
    }

    /// <summary>What is missing.</summary>
    /// <param name="change">The change.</param>
    public IEnumerable<PolicyFinding> Check(ReviewedChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        IReadOnlyList<Approval> approvals = Of(change);
        string set = Uncounted(change);
        // One of them may have pushed it: with one more, enough are left.
        int spare = change.UnknownPushers.Count > 0 ? 1 : 0;
        string why = string.Concat(change.UnknownPushers.Select(x => $" {x}"));
        if (approvals.Count < rules.Approvals + spare)
            yield return new PolicyFinding(
                PolicyRule.Approvals,
                $"{Names(approvals)}; it takes {rules.Approvals + spare} people.{why}{set}",
                "Ask somebody else to approve the newest commit."
            );
        int seniors = approvals.Count(x => x.IsSenior);
        int needed = rules.SeniorApprovals == 0 ? 0 : rules.SeniorApprovals + spare;
        if (seniors < needed)
            yield return new PolicyFinding(
                PolicyRule.Seniors,
                $"{seniors} of those who approve {(seniors == 1 ? "is a senior" : "are seniors")}; it takes {needed}.{why}",
                $"Ask {Seniors} to approve."
            );
        foreach (
            Review review in change.Reviews.Where(x => x is { State: ReviewState.ChangesRequested, MayWrite: true })
        )
            yield return new PolicyFinding(
                PolicyRule.NoObjection,
                $"{review.By} asks for changes.",
                $"Talk it over with {review.By}, who can approve or take it back."
            );
    }

    private string Seniors =>
        rules.Team is { } team ? $"one of the team {team}" : $"one of {string.Join(", ", rules.Seniors)}";

    private static string Names(IReadOnlyList<Approval> approvals) =>
        approvals.Count switch
        {
            0 => "Nobody's approval counts",
            1 => $"Only {approvals[0].By}'s approval counts",
            _ => $"Only the approvals of {string.Join(" and ", approvals.Select(x => x.By))} count",
        };

    private static string Uncounted(ReviewedChange change) =>
        string.Concat(
            change
                .Reviews.Where(x => x.State == ReviewState.Approved)
                .Select(x => (x.By, Objection: Objection(x, change)))
                .Where(x => x.Objection != null)
                .Select(x => $" That of {x.By} does not: {x.Objection}.")
        );

    private static string? Objection(Review review, ReviewedChange change) =>
        !review.IsPerson ? "it is a program's"
        : !review.MayWrite ? "they may not write to the repository"
        : Is(review.By, change.Author) ? "they opened the pull request"
        : change.Pushers.Any(x => Is(x, review.By)) ? "they may have pushed the newest commit"
        : review.Commit != change.Head
            ? $"it is for {Short(review.Commit)}, and the newest commit is {Short(change.Head)}"
        : null;

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;
}
