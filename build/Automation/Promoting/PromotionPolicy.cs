using Automation.Environments;

namespace Automation.Promoting;

/// <summary>What the policy says about a change.</summary>
/// <param name="Promotion">The promotion; null when the change is none.</param>
/// <param name="Approvals">The approvals that count.</param>
/// <param name="Findings">The rules that are not kept.</param>
public sealed record PolicyVerdict(
    PromotionChange? Promotion,
    IReadOnlyList<Approval> Approvals,
    IReadOnlyList<PolicyFinding> Findings
);

/// <summary>The rules for promotions, apart from those that the server holds.</summary>
/// <param name="count">Counts approvals.</param>
/// <param name="records">What was deployed and validated.</param>
/// <param name="environments">All environments, in the order of promotion.</param>
/// <param name="proof">Says what is wrong with a release: its digest, its tag, its attestation.</param>
public sealed class PromotionPolicy(
    ApprovalCount count,
    DeploymentRecords records,
    IReadOnlyList<EnvironmentFile> environments,
    Func<EnvironmentRelease, IEnumerable<PolicyFinding>> proof
)
{
    /// <summary>Judges a change.</summary>
    /// <param name="files">All files that it touches.</param>
    /// <param name="reviewed">Who says what about it.</param>
    /// <exception cref="AutomationException">A file of an environment or a record cannot be read.</exception>
    public PolicyVerdict Check(IReadOnlyList<FileChange> files, ReviewedChange reviewed)
    {
        PromotionChange? promotion = PromotionChange.Find(files);
        if (promotion == null)
            return new PolicyVerdict(null, [], []);
        return new PolicyVerdict(
            promotion,
            count.Of(reviewed),
            [
                .. promotion.Findings,
                .. CheckOrder(promotion.Environment, promotion.Release),
                .. proof(promotion.Release),
                .. count.Check(reviewed),
            ]
        );
    }

    /// <summary>Judges whether a release may follow in an environment, whoever approves.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="release">The release.</param>
    public IEnumerable<PolicyFinding> CheckOrder(EnvironmentFile environment, EnvironmentRelease release)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(release);
        // Going back to what succeeded here needs no second success elsewhere.
        if (records.Succeeded(environment.Name, release.Digest) is { } earlier && Is(earlier, release))
            yield break;
        if (environment.Previous is not { } previous)
        {
            yield return new PolicyFinding(
                PolicyRule.Order,
                $"{environment.Name} follows the published releases; no pull request says what runs there.",
                "Publish a release instead."
            );
            yield break;
        }
        DeploymentRecord? success = records.Succeeded(previous, release.Digest);
        if (success == null || !Is(success, release))
        {
            yield return new PolicyFinding(
                PolicyRule.Order,
                success == null
                    ? $"No record says that {release.Version} with {Short(release.Digest)} succeeded in {previous}."
                    : $"What succeeded in {previous} with {Short(release.Digest)} is {success.Version} of commit {success.Commit[..7]}, and not {release.Version} of {release.Commit[..7]}.",
                $"Promote what ./build.sh Environments shows in {previous}: ./build.sh Promote --to-environment {environment.Name}"
            );
        }
        else if (RolledBack(previous, success) is { } rollback)
        {
            yield return new PolicyFinding(
                PolicyRule.Order,
                $"{release.Version} was rolled back in {previous} at {rollback.At:yyyy-MM-dd HH:mm} UTC, to {rollback.Version}.",
                "Release what mends it, and promote that."
            );
        }
        else if (
            environments.FirstOrDefault(x => x.Name == previous)?.Validation != null
            && records.Validated(previous, release.Digest) == null
        )
        {
            yield return new PolicyFinding(
                PolicyRule.Validation,
                $"{release.Version} was not validated in {previous}.",
                $"Validate it there: ./build.sh ValidateEnvironment --environment {previous}"
            );
        }
    }

    /// <summary>The record by which something else took the place of what had succeeded, because it was no good.</summary>
    private DeploymentRecord? RolledBack(string environment, DeploymentRecord success) =>
        records
            .All()
            .Where(x => x.Environment == environment && x.IsChange)
            .SkipWhile(x => x != success)
            .Skip(1)
            .FirstOrDefault()
            is { Kind: RecordKind.Rollback } next
        && next.Digest != success.Digest
            ? next
            : null;

    private static bool Is(DeploymentRecord record, EnvironmentRelease release) =>
        record.Version == release.Version && record.Commit == release.Commit;

    private static string Short(string digest) => digest.Length > 19 ? digest[..19] + "…" : digest;
}
