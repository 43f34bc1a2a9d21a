using System.Globalization;
using Automation.Releasing;

namespace Automation.Deploying.Local;

/// <summary>The folder of an environment: releases, the link to the current one, what its services keep, and which processes there are.</summary>
/// <param name="root">The folder.</param>
public sealed class LocalFolder(string root)
{
    private const int Kept = 5;
    private const string Unfinished = ".unfinished-";

    /// <summary>Is told of each step before it is done.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <summary>The folder.</summary>
    public string Root { get; } = root;

    /// <summary>What the services keep; all versions share it.</summary>
    public string Data => Path.Combine(Root, "data");

    private string Releases => Path.Combine(Root, "releases");

    private string Link => Path.Combine(Root, "current");

    private string NextLink => Path.Combine(Root, "current.new");

    /// <summary>The release that is current: the name of its folder; null when there is none.</summary>
    public string? Current =>
        new FileInfo(Link) is { LinkTarget: { } target } ? Path.GetFileName(target)
        : File.Exists(Link) ? Path.GetFileName(File.ReadAllText(Link).Trim())
        : null;

    /// <summary>The name of a release's folder.</summary>
    public static string NameOf(ReleaseManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return $"{manifest.Version}-{manifest.Digest["sha256:".Length..][..12]}";
    }

    /// <summary>The folder of a release.</summary>
    public string Of(string release) => Path.Combine(Releases, release);

    /// <summary>The file that a service of a release writes its lines to.</summary>
    public string Log(string release, string service) => Path.Combine(Root, "logs", $"{release}-{service}.log");

    /// <summary>The slots in which something was started.</summary>
    public IReadOnlyList<LocalSlot> Slots() =>
        [.. new[] { 0, 1 }.Select(x => LocalSlot.Read(FileOf(x))).OfType<LocalSlot>()];

    /// <summary>The slot that the current release runs in: the last one that was ready, should it be in both.</summary>
    public LocalSlot? CurrentSlot() =>
        Current is { } current ? Slots().Where(x => x.Release == current && x.Since != null).MaxBy(x => x.Since) : null;

    /// <summary>Remembers a slot.</summary>
    public void Keep(LocalSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        slot.Write(FileOf(slot.Index));
    }

    /// <summary>Forgets a slot in which nothing runs any more.</summary>
    public void Forget(LocalSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        File.Delete(FileOf(slot.Index));
    }

    /// <summary>Makes the folders.</summary>
    /// <exception cref="AutomationException">They cannot be made.</exception>
    public void Prepare()
    {
        try
        {
            foreach (string name in new[] { "releases", "data", "logs", "state" })
                Directory.CreateDirectory(Path.Combine(Root, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AutomationException(
                $"{Root} cannot be written: {e.Message} Make it writable, or set {DeploymentTargets.FolderVariable} to another folder for all local environments.",
                e
            );
        }
    }

    /// <summary>Unpacks a release. Its folder is whole or not there, and what was in it before is replaced.</summary>
    /// <exception cref="AutomationException">The archive is not the one of the manifest, or cannot be unpacked.</exception>
    public void Unpack(DeployedRelease release, ReleaseArtifact archive)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(archive);
        string folder = Of(NameOf(release.Manifest));
        string scratch = Path.Combine(
            Releases,
            Unfinished + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
        );
        try
        {
            string next = Path.Combine(scratch, "next");
            ReleaseUnpacking.Unpack(Path.Combine(release.Folder, archive.Name), archive, next);
            Step("place");
            if (Directory.Exists(folder))
                Directory.Move(folder, Path.Combine(scratch, "last"));
            Directory.Move(next, folder);
        }
        // A file that may not get longer is one of the three, depending on what forbids it.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new AutomationException(
                $"{archive.Name} cannot be unpacked into {Releases}: {e.Message} Free some space there, or make it writable.",
                e
            );
        }
        finally
        {
            Remove(scratch);
        }
    }

    /// <summary>Makes a release the current one, at once.</summary>
    public void Switch(string release)
    {
        File.Delete(NextLink);
        if (OperatingSystem.IsWindows())
            // Links need a right there that users do not have, so the file holds the name.
            File.WriteAllText(NextLink, Path.Combine("releases", release));
        else
            File.CreateSymbolicLink(NextLink, Path.Combine("releases", release));
        Step("link");
        AtomicFile.Replace(NextLink, Link);
    }

    /// <summary>Deletes what deployments left half-done that were killed. Only who has the lock may do so.</summary>
    public void Clean()
    {
        File.Delete(NextLink);
        foreach (string folder in Directory.GetDirectories(Releases, Unfinished + "*"))
            Remove(folder);
        foreach (string file in Directory.GetFiles(Path.Combine(Root, "state"), "*.new"))
            File.Delete(file);
    }

    /// <summary>Deletes old releases with their logs. The current one and the one before stay.</summary>
    public void Prune()
    {
        HashSet<string?> needed = [Current, .. Slots().SelectMany(x => new[] { x.Release, x.Previous })];
        foreach (
            DirectoryInfo release in new DirectoryInfo(Releases)
                .GetDirectories()
                .OrderByDescending(x => x.LastWriteTimeUtc)
                .Skip(Kept)
                .Where(x => !needed.Contains(x.Name))
        )
        {
            release.Delete(recursive: true);
            foreach (string log in Directory.GetFiles(Path.Combine(Root, "logs"), release.Name + "-*"))
                File.Delete(log);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string FileOf(int slot) =>
        Path.Combine(Root, "state", string.Create(CultureInfo.InvariantCulture, $"{slot}.json"));
}
