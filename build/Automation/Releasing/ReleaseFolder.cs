using System.Diagnostics;
using System.Globalization;
using Automation.Repository;

namespace Automation.Releasing;

/// <summary>Where releases lie, one folder for each version. A version's folder is whole or not there: it is made under another name.</summary>
/// <param name="releases">The folder of all releases.</param>
public sealed class ReleaseFolder(string releases)
{
    private const string Unfinished = ".unfinished-";

    /// <summary>The folder of a version.</summary>
    public string Of(string version) => Path.Combine(releases, version);

    /// <summary>The release of a version that is there already.</summary>
    /// <returns>Its manifest; null when there is none.</returns>
    /// <exception cref="AutomationException">It is of another commit, or not whole.</exception>
    public ReleaseManifest? Existing(ReleaseIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        string folder = Of(identity.Version);
        if (!Directory.Exists(folder))
            return null;
        try
        {
            ReleaseManifest manifest = ReleaseVerification.Verify(folder);
            if (manifest.Commit != identity.Commit || manifest.Version != identity.Version)
                throw new AutomationException($"It is of commit {manifest.Commit}.");
            return manifest;
        }
        catch (AutomationException exception)
        {
            throw new AutomationException(
                $"{folder} is there already, and is not {identity.Version} of commit {identity.Commit[..7]}. {exception.Message} Delete it, and run ./build.sh Release again.",
                exception
            );
        }
    }

    /// <summary>Makes the folder of a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="make">Gets a folder for what is made on the way and one for the release, and makes the release.</param>
    /// <exception cref="AutomationException">Another process made the same version in the meantime.</exception>
    public ReleaseManifest Make(string version, Func<string, string, ReleaseManifest> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        Directory.CreateDirectory(releases);
        DeleteUnfinished();
        string scratch = Path.Combine(
            releases,
            Unfinished + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
        );
        try
        {
            string output = Path.Combine(scratch, version);
            ReleaseManifest manifest = make(Path.Combine(scratch, "work"), output);
            if (Directory.Exists(Of(version)))
                throw new AutomationException(
                    $"{Of(version)} came into being while the release was made. Run ./build.sh Release again: it verifies what is there."
                );
            Directory.Move(output, Of(version));
            return manifest;
        }
        finally
        {
            FolderRemoval.Delete(scratch);
        }
    }

    /// <summary>What killed processes left behind.</summary>
    private void DeleteUnfinished()
    {
        foreach (string folder in Directory.GetDirectories(releases, Unfinished + "*"))
        {
            string process = Path.GetFileName(folder)[Unfinished.Length..];
            if (!int.TryParse(process, CultureInfo.InvariantCulture, out int id) || !IsRunning(id))
                FolderRemoval.Delete(folder);
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return id != Environment.ProcessId;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
