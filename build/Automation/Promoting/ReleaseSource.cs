using Automation.Deploying;
using Automation.Releasing;

namespace Automation.Promoting;

/// <summary>Finds the files of a release: where they were built, or where people find releases.</summary>
/// <param name="releases">The folder of all releases.</param>
/// <param name="download">Fetches the files of a tag's release into a new folder; null where nothing keeps releases.</param>
/// <param name="say">Takes what people should know, line by line.</param>
public sealed class ReleaseSource(string releases, Action<string, string>? download, Action<string> say)
{
    private readonly Dictionary<string, DeployedRelease> found = new(StringComparer.Ordinal);

    /// <summary>The version in what people write: a version, or the tag of one.</summary>
    /// <param name="name">What was written.</param>
    public static string VersionOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string version = name.Trim();
        return version.Length > 1 && version[0] is 'v' or 'V' && char.IsAsciiDigit(version[1]) ? version[1..] : version;
    }

    /// <summary>Gets a release.</summary>
    /// <param name="version">Its version.</param>
    /// <exception cref="AutomationException">It is nowhere, or not whole.</exception>
    public DeployedRelease Get(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (found.TryGetValue(version, out DeployedRelease? release))
            return release;
        // The name becomes a part of a path.
        if (
            version.Length == 0
            || !version.All(x => char.IsAsciiLetterOrDigit(x) || x is '.' or '-' or '+')
            || version[0] == '.'
        )
            throw new AutomationException(
                $"'{version}' is no version. Name one such as 1.2.0: ./build.sh Environments shows those that were deployed."
            );
        string folder = new ReleaseFolder(releases).Of(version);
        if (!Directory.Exists(folder))
            Fetch(version, folder);
        release = DeployedRelease.Open(folder);
        if (release.Manifest.Version != version)
            throw new AutomationException(
                $"{folder} holds {release.Manifest.Version}, and not {version}. Delete the folder, and fetch or build {version} again."
            );
        found[version] = release;
        return release;
    }

    /// <summary>Gets a release that may be gone.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="digest">Its digest.</param>
    /// <returns>The release; null when it is nowhere, not whole, or another one.</returns>
    public DeployedRelease? TryGet(string version, string digest)
    {
        try
        {
            DeployedRelease release = Get(version);
            return release.Manifest.Digest == digest ? release : null;
        }
        catch (AutomationException exception)
        {
            say($"{version} cannot be had: {exception.Message}");
            return null;
        }
    }

    private void Fetch(string version, string folder)
    {
        if (download == null)
            throw new AutomationException(
                $"There is no release {version} in {folder}. Build it (git switch --detach v{version}, then ./build.sh Release), or set GITHUB_TOKEN so that it can be fetched."
            );
        Directory.CreateDirectory(releases);
        say($"Fetching {version}");
        download($"v{version}", folder);
    }
}
