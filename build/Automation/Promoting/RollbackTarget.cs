using Automation.Environments;

namespace Automation.Promoting;

/// <summary>Finds what to go back to.</summary>
public static class RollbackTarget
{
    /// <summary>Finds the record of a release that succeeded in an environment.</summary>
    /// <param name="records">What was deployed.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="version">The version, or its tag; null for the one that ran before the one that runs.</param>
    /// <exception cref="AutomationException">There is none.</exception>
    public static DeploymentRecord Find(DeploymentRecords records, string environment, string? version)
    {
        ArgumentNullException.ThrowIfNull(records);
        DeploymentRecord[] changes = [.. records.All().Where(x => x.Environment == environment && x.IsChange)];
        if (changes.Length == 0)
            throw new AutomationException(
                $"No record says that anything ever ran in {environment}. ./build.sh Environments shows what runs where."
            );
        DeploymentRecord current = changes[^1];
        if (version is { Length: > 0 })
        {
            string named = ReleaseSource.VersionOf(version);
            return changes.LastOrDefault(x => x.Version == named)
                ?? throw new AutomationException(
                    $"{named} never succeeded in {environment}, so it is nothing to go back to. These did: {string.Join(", ", changes.Select(x => x.Version).Distinct(StringComparer.Ordinal))}"
                );
        }
        return Before(changes, current)
            ?? throw new AutomationException(
                $"Nothing but {current.Version} ever ran in {environment}, so there is nothing to go back to."
            );
    }

    /// <summary>What ran before, leaving out what was itself rolled back.</summary>
    private static DeploymentRecord? Before(DeploymentRecord[] changes, DeploymentRecord current)
    {
        HashSet<string> left = [current.Digest];
        for (int i = changes.Length - 1; i > 0; i--)
        {
            if (changes[i].Kind == RecordKind.Rollback)
                left.Add(changes[i - 1].Digest);
        }
        return changes.LastOrDefault(x => !left.Contains(x.Digest));
    }
}
