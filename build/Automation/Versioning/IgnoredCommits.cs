using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>The commits that the configuration says to pass over.</summary>
/// <param name="configuration">The configuration.</param>
internal sealed class IgnoredCommits(VersioningConfiguration configuration)
{
    private readonly long? before = configuration.IgnoredBefore?.ToUnixTimeSeconds();
    private readonly Dictionary<string, bool> paths = new(StringComparer.Ordinal);

    /// <summary>False when nothing is passed over.</summary>
    public bool Exist =>
        configuration.IgnoredCommits.Count > 0 || configuration.IgnoredPaths.Count > 0 || before != null;

    public bool Contains(Commit commit) =>
        Exist
        && (
            configuration.IgnoredCommits.Any(x => commit.Id.StartsWith(x, StringComparison.OrdinalIgnoreCase))
            || commit.Time < before
            || (configuration.IgnoredPaths.Count > 0 && commit.Files.All(IsIgnored))
        );

    private bool IsIgnored(string path)
    {
        if (!paths.TryGetValue(path, out bool known))
            paths[path] = known = configuration.IgnoredPaths.Any(x => Patterns.IsMatch(path, x));
        return known;
    }
}
