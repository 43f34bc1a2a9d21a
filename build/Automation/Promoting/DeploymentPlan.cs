using System.Text.Json;
using Automation.Environments;
using Automation.Git;

namespace Automation.Promoting;

/// <summary>A deployment that is due.</summary>
/// <param name="Environment">Where.</param>
/// <param name="Version">What.</param>
public sealed record DueDeployment(string Environment, string Version);

/// <summary>Finds out what is to be deployed after a push.</summary>
/// <param name="git">The repository.</param>
/// <param name="environments">All environments, in the order of promotion.</param>
/// <param name="records">What was deployed.</param>
public sealed class DeploymentPlan(
    GitRepository git,
    IReadOnlyList<EnvironmentFile> environments,
    DeploymentRecords records
)
{
    /// <summary>The deployments that a push asks for: environments whose file it changed, and where something else runs.</summary>
    /// <param name="before">The commit before the push; null, or one that is not here, for the parent of the newest commit.</param>
    public IReadOnlyList<DueDeployment> After(string? before)
    {
        string since =
            before is { Length: > 0 } && git.TryLine("cat-file", "-e", $"{before}^{{commit}}") != null
                ? before
                : git.TryLine("rev-parse", "--quiet", "--verify", "HEAD^") ?? "";
        if (since.Length == 0)
            return [];
        IReadOnlyCollection<string> changed = git.ChangedFiles(since);
        return
        [
            .. environments
                .Where(x => x.Runs != null && changed.Contains(EnvironmentFile.PathOf(x.Name), StringComparer.Ordinal))
                .Where(x => records.Current(x.Name)?.Digest != x.Runs!.Digest)
                .Select(x => new DueDeployment(x.Name, x.Runs!.Version)),
        ];
    }

    /// <summary>The deployments that are due: the one that is named, or those that the push of a workflow asks for.</summary>
    /// <param name="context">What promotions work with.</param>
    /// <param name="environment">The environment that is named; null or empty for none.</param>
    /// <param name="version">The version that is named, or its tag.</param>
    /// <param name="eventFile">The file with the event of the workflow; null outside of one.</param>
    /// <exception cref="AutomationException">There is no such environment.</exception>
    public static IReadOnlyList<DueDeployment> Due(
        PromotionContext context,
        string? environment,
        string? version,
        string? eventFile
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        if (environment is not { Length: > 0 })
            return new DeploymentPlan(context.Git, context.Environments, context.Records).After(Before(eventFile));
        EnvironmentFile named = context.Environment(environment);
        string? wanted = version is { Length: > 0 } ? ReleaseSource.VersionOf(version) : named.Runs?.Version;
        return wanted == null ? [] : [new DueDeployment(named.Name, wanted)];
    }

    /// <summary>The deployments as the matrix of a workflow reads them.</summary>
    public static string Json(IEnumerable<DueDeployment> deployments) =>
        JsonSerializer.Serialize(
            deployments.Select(x => new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["environment"] = x.Environment,
                ["version"] = x.Version,
            })
        );

    /// <summary>The commit before a push, as the event of a workflow tells it.</summary>
    /// <param name="eventFile">The file with the event; null outside of a workflow.</param>
    public static string? Before(string? eventFile)
    {
        if (eventFile is not { Length: > 0 } || !File.Exists(eventFile))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(eventFile));
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("before", out JsonElement before)
                ? before.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
