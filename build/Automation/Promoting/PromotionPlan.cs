using Automation.Environments;

namespace Automation.Promoting;

/// <summary>What a promotion would change.</summary>
/// <param name="Environment">The environment as it is.</param>
/// <param name="Release">What would run there.</param>
/// <param name="IsRollback">True when it goes back to what ran there before.</param>
public sealed record PromotionPlan(EnvironmentFile Environment, EnvironmentRelease Release, bool IsRollback)
{
    /// <summary>The branch that carries the change.</summary>
    public string Branch => $"{(IsRollback ? "rollback" : "promotion")}/{Environment.Name}-v{Release.Version}";

    /// <summary>The file that changes.</summary>
    public string File => EnvironmentFile.PathOf(Environment.Name);

    /// <summary>What the file would hold.</summary>
    public string Text => Environment.With(Release);

    /// <summary>The message of the commit and the title of the pull request.</summary>
    public string Title =>
        IsRollback
            ? $"chore: roll {Environment.Name} back to {Release.Version}"
            : $"chore: promote {Release.Version} to {Environment.Name}";

    /// <summary>Plans a promotion.</summary>
    /// <param name="environments">All environments.</param>
    /// <param name="records">What was deployed.</param>
    /// <param name="to">The environment that gets the release.</param>
    /// <param name="version">The version; null for the one that runs in the environment before.</param>
    /// <param name="now">The time.</param>
    /// <param name="url">Gives the page of a version's release.</param>
    /// <exception cref="AutomationException">There is nothing that can be promoted.</exception>
    public static PromotionPlan Read(
        IReadOnlyList<EnvironmentFile> environments,
        DeploymentRecords records,
        string to,
        string? version,
        DateTimeOffset now,
        Func<string, string?> url
    )
    {
        ArgumentNullException.ThrowIfNull(environments);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(url);
        EnvironmentFile environment = Find(environments, to);
        if (environment.Previous is not { } previous)
            throw new AutomationException(
                $"{to} is the first environment: it follows the published releases. Name a later one: {Names(environments.Where(x => x.Previous != null))}"
            );
        DeploymentRecord source =
            version == null
                ? records.Current(previous)
                    ?? throw new AutomationException(
                        $"No record says that anything runs in {previous}. Deploy there first: ./build.sh Deploy --environment {previous} --release-version VERSION"
                    )
                : Success(records, previous, version)
                    ?? throw new AutomationException(
                        $"No record says that {version} succeeded in {previous}. ./build.sh Environments --history lists what did."
                    );
        return new PromotionPlan(
            environment,
            ReleaseOf(source, previous, now, url),
            records.Succeeded(to, source.Digest) != null
        );
    }

    /// <summary>Plans to let run what ran before.</summary>
    /// <param name="environments">All environments.</param>
    /// <param name="record">The record of what ran there.</param>
    /// <param name="now">The time.</param>
    /// <param name="url">Gives the page of a version's release.</param>
    /// <exception cref="AutomationException">There is no such environment.</exception>
    public static PromotionPlan Back(
        IReadOnlyList<EnvironmentFile> environments,
        DeploymentRecord record,
        DateTimeOffset now,
        Func<string, string?> url
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(url);
        EnvironmentFile environment = Find(environments, record.Environment);
        return new PromotionPlan(
            environment,
            ReleaseOf(record, environment.Previous ?? "release", now, url),
            IsRollback: true
        );
    }

    /// <summary>The last success of a version in an environment; null when there is none.</summary>
    public static DeploymentRecord? Success(DeploymentRecords records, string environment, string version)
    {
        ArgumentNullException.ThrowIfNull(records);
        return records.All().LastOrDefault(x => x.Environment == environment && x.Version == version && x.IsChange);
    }

    private static EnvironmentFile Find(IReadOnlyList<EnvironmentFile> environments, string name) =>
        environments.FirstOrDefault(x => x.Name == name)
        ?? throw new AutomationException($"There is no environment {name}. There are: {Names(environments)}");

    private static EnvironmentRelease ReleaseOf(
        DeploymentRecord record,
        string from,
        DateTimeOffset now,
        Func<string, string?> url
    ) =>
        new(
            record.Version,
            record.Digest,
            record.Commit,
            DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            from,
            url(record.Version)
        );

    private static string Names(IEnumerable<EnvironmentFile> environments) =>
        string.Join(", ", environments.Select(x => x.Name));
}
