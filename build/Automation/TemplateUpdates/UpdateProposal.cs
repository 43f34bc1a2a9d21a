using Automation.GitHub;
using Automation.Promoting;

namespace Automation.TemplateUpdates;

/// <summary>Pushes the branch of an update, and asks to merge it.</summary>
/// <param name="client">The API of GitHub; null without a token or a repository.</param>
/// <param name="say">Takes what people should know, line by line.</param>
public sealed class UpdateProposal(GitHubClient? client, Action<string> say)
{
    /// <summary>Pushes and asks; what is there already is brought up to date.</summary>
    /// <param name="plan">The update.</param>
    /// <exception cref="AutomationException">There is no remote, or it refuses, or people went on from another update.</exception>
    public void Propose(UpdatePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Updated is not { } updated)
            return;
        ProposalBranch remote = new(updated.Repository.Git);
        if (!remote.HasRemote)
            throw new AutomationException(
                $"There is no {ProposalBranch.Remote} to open a pull request at. Leave --open-pull-request out: the branch is made here then."
            );
        UpdateBranch branch = new(updated.Repository, plan.To);
        string? there = remote.Find(branch.Name);
        BranchState? state = there == null ? null : branch.Judge(there, updated.Tree);
        if (state == BranchState.OfOthers)
            throw branch.Taken($" at {ProposalBranch.Remote}");
        if (state == BranchState.Continued)
        {
            say($"Somebody went on from this update on {branch.Name}, so it is left as it is.");
            return;
        }
        if (state != BranchState.Same)
            Push(remote, branch, branch.Commit(updated.Tree, UpdateReport.Summary(plan)), there);
        if (client == null)
        {
            say(
                $"{branch.Name} is pushed to {ProposalBranch.Remote}. Open a pull request for it; with GITHUB_TOKEN this is done for you."
            );
            return;
        }
        GitHubPullRequest pull = new GitHubPullRequests(client).OpenOrUpdate(
            branch.Name,
            remote.Trunk().Name,
            $"build: update to template {plan.To}",
            UpdateReport.Markdown(plan, branch.Name)
        );
        say($"#{pull.Number} asks to merge it: {pull.Page}");
    }

    private static void Push(ProposalBranch remote, UpdateBranch branch, string commit, string? there)
    {
        try
        {
            remote.Push(branch.Name, commit, there);
        }
        catch (AutomationException exception)
            when (exception.Message.Contains("workflow", StringComparison.OrdinalIgnoreCase))
        {
            throw new AutomationException(
                $"{exception.Message} The update changes workflows, which the token of a workflow may not push: it takes that of an App with the permission 'workflows'.",
                exception
            );
        }
    }
}
