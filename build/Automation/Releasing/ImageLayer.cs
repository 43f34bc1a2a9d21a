using System.Formats.Tar;
using System.IO.Compression;

namespace Automation.Releasing;

/// <summary>The layer of an image that dotnet publish adds to the base image.</summary>
internal static class ImageLayer
{
    /// <summary>Gives a compressed layer its canonical form, not compressed: the entries sorted, with one time and without names of users; owners by number and modes stay.</summary>
    public static byte[] Rewrite(byte[] compressed, DateTimeOffset time)
    {
        List<TarEntry> entries = [];
        using (MemoryStream source = new(compressed))
        using (GZipStream plain = new(source, CompressionMode.Decompress))
        using (TarReader reader = new(plain))
        {
            while (reader.GetNextEntry(copyData: true) is { } entry)
            {
                using MemoryStream content = new();
                entry.DataStream?.CopyTo(content);
                GnuTarEntry copy = Entry(Kind(entry.EntryType), entry.Name, content.ToArray(), entry.Mode, time);
                copy.Uid = entry.Uid;
                copy.Gid = entry.Gid;
                entries.Add(copy);
            }
        }
        using MemoryStream target = new();
        using (TarWriter tar = new(target, TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach (TarEntry entry in entries.OrderBy(x => x.Name, StringComparer.Ordinal))
                tar.WriteEntry(entry);
        }
        return target.ToArray();
    }

    // What dotnet publish leaves is folders and files.
    private static TarEntryType Kind(TarEntryType type) =>
        type is TarEntryType.Directory ? type
        : type is TarEntryType.RegularFile or TarEntryType.V7RegularFile ? TarEntryType.RegularFile
        : throw new InvalidDataException($"Its last layer has an entry of type {type}.");

    /// <summary>An entry with one time, and no owner.</summary>
    public static GnuTarEntry Entry(
        TarEntryType type,
        string name,
        byte[] content,
        UnixFileMode mode,
        DateTimeOffset time
    )
    {
        GnuTarEntry entry = new(type, name) { Mode = mode, ModificationTime = time };
        if (type == TarEntryType.RegularFile)
            entry.DataStream = new MemoryStream(content);
        return entry;
    }

    /// <summary>Compresses a layer.</summary>
    public static byte[] Compress(byte[] content)
    {
        using MemoryStream target = new();
        using (GZipStream stream = new(target, CompressionLevel.Optimal))
            stream.Write(content);
        return target.ToArray();
    }
}
