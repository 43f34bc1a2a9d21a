using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Automation.Releasing;

/// <summary>An entry of an archive, as far as two archives can differ in it.</summary>
/// <param name="Name">The name.</param>
/// <param name="State">Its mode, time and the hash of its content.</param>
internal sealed record ArchiveEntry(string Name, string State);

/// <summary>Reads the entries of archives of all forms that a release holds.</summary>
internal static class ArchiveEntries
{
    /// <summary>The entries in their order; nothing when the file is no archive.</summary>
    public static IReadOnlyList<ArchiveEntry> Read(string file) =>
        Path.GetExtension(file) switch
        {
            ".zip" or ".nupkg" or ".snupkg" => Zip(file),
            ".gz" => Tar(file, isCompressed: true),
            ".tar" => Tar(file, isCompressed: false),
            _ => [],
        };

    private static List<ArchiveEntry> Zip(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        List<ArchiveEntry> entries = [];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream content = entry.Open();
            entries.Add(
                new ArchiveEntry(
                    entry.FullName,
                    FormattableString.Invariant(
                        $"{entry.ExternalAttributes} {entry.LastWriteTime.DateTime:s} {Hash(content)}"
                    )
                )
            );
        }
        return entries;
    }

    private static List<ArchiveEntry> Tar(string file, bool isCompressed)
    {
        using FileStream stream = File.OpenRead(file);
        using Stream plain = isCompressed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using TarReader reader = new(plain);
        List<ArchiveEntry> entries = [];
        while (reader.GetNextEntry() is { } entry)
        {
            using Stream content = entry.DataStream ?? Stream.Null;
            entries.Add(
                new ArchiveEntry(
                    entry.Name,
                    FormattableString.Invariant(
                        $"{entry.Mode} {entry.ModificationTime.UtcDateTime:s} {entry.Uid} {entry.Gid} {Hash(content)}"
                    )
                )
            );
        }
        return entries;
    }

    private static string Hash(Stream content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
