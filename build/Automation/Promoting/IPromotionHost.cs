using Automation.Environments;

namespace Automation.Promoting;

/// <summary>A change that was proposed where people review changes.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Page">The page about it.</param>
/// <param name="Files">What it changes.</param>
/// <param name="Reviewed">Who says what about it.</param>
public sealed record ProposedChange(int Number, Uri Page, IReadOnlyList<FileChange> Files, ReviewedChange Reviewed);

/// <summary>Where changes are proposed, reviewed and merged.</summary>
public interface IPromotionHost
{
    /// <summary>The page of a version's release; null when there is none.</summary>
    string? ReleasePage(string version);

    /// <summary>A change by its number.</summary>
    /// <exception cref="AutomationException">There is none.</exception>
    ProposedChange Change(int number);

    /// <summary>The merged change that brought a commit; null when the commit came without one.</summary>
    ProposedChange? MergedWith(string commit);

    /// <summary>Proposes a branch, or brings what was proposed for it up to date.</summary>
    /// <param name="plan">What it promotes.</param>
    /// <param name="onto">The branch that it is to be merged into.</param>
    /// <param name="text">What it says, in Markdown.</param>
    /// <returns>The number and the page.</returns>
    (int Number, Uri Page) Propose(PromotionPlan plan, string onto, string text);

    /// <summary>Tells others what the policy says about a change, in the place of what it said before.</summary>
    /// <param name="change">The change.</param>
    /// <param name="isKept">True when it may be merged.</param>
    /// <param name="reason">Why, in a line.</param>
    void Tell(ProposedChange change, bool isKept, string reason);

    /// <summary>True when somebody is in a team; null when that cannot be known.</summary>
    bool? IsMember(string name, string login);

    /// <summary>Who let a run of a workflow go on to an environment.</summary>
    /// <param name="run">The run's number.</param>
    /// <param name="environment">The environment.</param>
    IReadOnlyList<string> ApproversOf(string run, string environment);
}
