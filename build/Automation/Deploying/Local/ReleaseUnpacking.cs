using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Automation.Releasing;

namespace Automation.Deploying.Local;

/// <summary>Unpacks the archives of a release.</summary>
public static class ReleaseUnpacking
{
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;
    private const int ModeShift = 16;

    /// <summary>Unpacks an archive while its sum is taken.</summary>
    /// <param name="file">The archive, <c>.tar.gz</c> or <c>.zip</c>.</param>
    /// <param name="artifact">What the manifest says of it.</param>
    /// <param name="folder">A new folder; when it cannot be trusted, the caller deletes it.</param>
    /// <exception cref="AutomationException">It is not the archive of the manifest, or an entry does not belong there.</exception>
    public static void Unpack(string file, ReleaseArtifact artifact, string folder)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        Directory.CreateDirectory(folder);
        using FileStream stream = File.OpenRead(file);
        string sum;
        try
        {
            sum = artifact.Name.EndsWith(".zip", StringComparison.Ordinal)
                ? Unzip(stream, artifact.Name, folder)
                : Untar(stream, artifact.Name, folder);
        }
        catch (InvalidDataException e)
        {
            throw new AutomationException($"{artifact.Name} is no archive: {e.Message} Fetch the release again.", e);
        }
        if (sum != artifact.Sha256)
            throw new AutomationException(
                $"{artifact.Name} was changed: it has another SHA-256 than {ReleaseManifest.Name} says. Fetch the release again; do not use this one."
            );
    }

    private static string Untar(FileStream stream, string archive, string folder)
    {
        using SHA256 hash = SHA256.Create();
        using (CryptoStream hashed = new(stream, hash, CryptoStreamMode.Read, leaveOpen: true))
        {
            using (GZipStream unzipped = new(hashed, CompressionMode.Decompress, leaveOpen: true))
            using (TarReader tar = new(unzipped))
            {
                while (tar.GetNextEntry() is { } entry)
                {
                    if (entry.EntryType is TarEntryType.Directory)
                        continue;
                    if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                        throw Refused(archive, entry.Name, $"is a {entry.EntryType}, and not a file");
                    using Stream content = entry.DataStream ?? Stream.Null;
                    Write(content, archive, entry.Name, folder, entry.Mode);
                }
            }
            // What comes after the last entry counts too.
            hashed.CopyTo(Stream.Null);
        }
        return Convert.ToHexStringLower(hash.Hash!);
    }

    private static string Unzip(FileStream stream, string archive, string folder)
    {
        string sum = Convert.ToHexStringLower(SHA256.HashData(stream));
        using ZipArchive zip = new(stream, ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in zip.Entries.Where(x => x.Name.Length > 0))
        {
            using Stream content = entry.Open();
            Write(content, archive, entry.FullName, folder, (UnixFileMode)(entry.ExternalAttributes >> ModeShift));
        }
        return sum;
    }

    private static void Write(Stream content, string archive, string name, string folder, UnixFileMode mode)
    {
        string path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw Refused(archive, name, "leads out of the folder of the release");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = (mode & Permissions) | UnixFileMode.UserRead;
        using FileStream target = new(path, options);
        content.CopyTo(target);
    }

    private static AutomationException Refused(string archive, string name, string why) =>
        new($"{name} in {archive} {why}. Do not use this release.");
}
