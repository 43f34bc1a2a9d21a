using System.Text;
using Automation.Environments;

namespace Automation.Promoting;

/// <summary>Asks whether a change may be merged, or what was merged deployed.</summary>
/// <param name="context">What promotions work with.</param>
public sealed class PolicyCheck(PromotionContext context)
{
    /// <summary>Judges a pull request.</summary>
    /// <param name="number">Its number.</param>
    /// <exception cref="AutomationException">A rule is not kept; all that are not are named.</exception>
    public void PullRequest(int number)
    {
        context.FetchRecords();
        IPromotionHost host = context.Needed("The approvals of a pull request are on GitHub");
        ProposedChange change = host.Change(number);
        PolicyVerdict verdict = context.Policy(host).Check(change.Files, change.Reviewed);
        host.Tell(
            change,
            verdict.Findings.Count == 0,
            verdict.Promotion == null ? "It promotes nothing."
                : verdict.Findings.Count == 0 ? "All rules are kept."
                : string.Join(" ", verdict.Findings.Select(x => $"{x.Rule}: {x.Problem}"))
        );
        if (verdict.Promotion == null)
            context.Say($"#{number} promotes nothing.");
        else
            Tell(verdict, $"#{number}");
    }

    /// <summary>Judges what the file of an environment says is to run there.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>The approvals.</returns>
    /// <exception cref="AutomationException">A rule is not kept; all that are not are named.</exception>
    public IReadOnlyList<Approval> Merged(EnvironmentFile environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        context.FetchRecords();
        if (environment.Previous == null)
        {
            context.Say($"{environment.Name} follows the published releases: nobody needs to approve.");
            return [];
        }
        EnvironmentRelease release =
            environment.Runs
            ?? throw new AutomationException(
                $"Nothing was promoted to {environment.Name} yet. Do: ./build.sh Promote --to-environment {environment.Name}"
            );
        IPromotionHost host = context.Needed($"Who approved {release.Version} for {environment.Name} is on GitHub");
        string path = EnvironmentFile.PathOf(environment.Name);
        string commit = new MergedRelease(context.Git).CommitOf(environment.Name, release);
        ProposedChange change =
            host.MergedWith(commit)
            ?? throw new AutomationException(
                $"{path} was changed by {commit[..7]} without a pull request, so nobody approved {release.Version}. Do: ./build.sh Promote --to-environment {environment.Name}"
            );
        PolicyVerdict verdict = context.Policy(host).Check(change.Files, change.Reviewed);
        if (verdict.Promotion?.Release != release)
            throw new AutomationException(
                $"#{change.Number} let something else run in {environment.Name} than {path} says now. Check out the commit that was merged: git switch main && git pull"
            );
        Tell(verdict, $"#{change.Number}");
        ThrowIfRolledBack(environment, release, verdict.Approvals);
        return verdict.Approvals;
    }

    /// <summary>What was approved before it was rolled back is not what people want any more, whatever a workflow that is run again says.</summary>
    private void ThrowIfRolledBack(
        EnvironmentFile environment,
        EnvironmentRelease release,
        IReadOnlyList<Approval> approvals
    )
    {
        if (
            context.Records.Current(environment.Name) is { Kind: RecordKind.Rollback } rollback
            && rollback.Digest != release.Digest
            && approvals.All(x => x.At <= rollback.At)
        )
            throw new AutomationException(
                $"{release.Version} was rolled back in {environment.Name} at {rollback.At:yyyy-MM-dd HH:mm} UTC, after it was approved. Merge the pull request that lets {rollback.Version} run; to have {release.Version} again, promote it again: ./build.sh Promote --to-environment {environment.Name} --release-version {release.Version}"
            );
    }

    private void Tell(PolicyVerdict verdict, string change)
    {
        PromotionChange promotion = verdict.Promotion!;
        string what = $"{change} (promotion of {promotion.Release.Version} to {promotion.Environment.Name})";
        foreach (Approval approval in verdict.Approvals)
            context.Say($"{approval.By} approves{(approval.IsSenior ? ", a senior" : "")}.");
        if (verdict.Findings.Count == 0)
        {
            context.Say($"{what} keeps all rules.");
            return;
        }
        StringBuilder sentence = new($"{what} breaks {verdict.Findings.Count} of the rules:");
        foreach (PolicyFinding finding in verdict.Findings)
            sentence.Append("\n  ").Append(finding);
        throw new AutomationException(sentence.ToString());
    }
}
