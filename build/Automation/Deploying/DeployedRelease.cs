using Automation.Releasing;

namespace Automation.Deploying;

/// <summary>A release whose files are here.</summary>
/// <param name="Folder">The folder with the files, as <see cref="ReleaseVerification"/> expects it.</param>
/// <param name="Manifest">Its manifest.</param>
public sealed record DeployedRelease(string Folder, ReleaseManifest Manifest)
{
    /// <summary>Verifies the files of a folder.</summary>
    /// <exception cref="AutomationException">A file was changed, is missing or does not belong there.</exception>
    public static DeployedRelease Open(string folder) => new(folder, ReleaseVerification.Verify(folder));

    /// <summary>What people call it: the version and the start of the digest.</summary>
    public override string ToString() => $"{Manifest.Version} ({Manifest.Digest[..19]})";
}
