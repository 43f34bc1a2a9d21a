using Automation.Changelogs;
using Automation.Versioning;

namespace Automation.Releasing;

/// <summary>What a release brings, in the words of the changelog.</summary>
public static class ReleaseNotes
{
    /// <summary>The section of the version in CHANGELOG.md; without one that of its three numbers; without that what Changelog would write.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="identity">What the release is of.</param>
    /// <exception cref="AutomationException">The changelog cannot be read.</exception>
    public static string Of(string root, ReleaseIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        string stored = new StoredChangelog(root).Read();
        string numbers = identity.Version.Split('-')[0];
        ComingRelease coming = ComingRelease.Read(new VersionRequest(root) { RequireHistory = true });
        string? notes =
            Section(stored, identity.Version)
            ?? Section(stored, numbers)
            ?? (coming.Version == numbers ? Section(coming.WriteTo(stored), numbers) : null);
        return $"# {identity.Version}\n\n{notes ?? "No notable changes."}\n\nCommit {identity.Commit}.\n";
    }

    private static string? Section(string changelog, string version)
    {
        ChangelogFile file = ChangelogFile.Parse(changelog);
        string? notes = file.Has(version) ? file.Notes(version) : null;
        return string.IsNullOrWhiteSpace(notes) ? null : notes;
    }
}
