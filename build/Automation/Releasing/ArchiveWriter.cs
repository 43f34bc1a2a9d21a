using System.Formats.Tar;
using System.IO.Compression;

namespace Automation.Releasing;

/// <summary>Writes archives that depend on names, bytes and the executable bit alone: entries are sorted, and have one time, one of two modes and no owner.</summary>
public static class ArchiveWriter
{
    private const int ModeShift = 16;
    private const int RegularFile = 0x8000;

    private const UnixFileMode Plain =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Executable =
        Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static ReadOnlySpan<byte> Elf => [0x7F, (byte)'E', (byte)'L', (byte)'F'];

    private static ReadOnlySpan<byte> MachO => [0xCF, 0xFA, 0xED, 0xFE];

    // What the format of zip can tell, in steps of two seconds.
    private static readonly DateTimeOffset First = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2107, 12, 31, 23, 59, 58, TimeSpan.Zero);

    /// <summary>Writes a folder into an archive.</summary>
    /// <param name="folder">The folder, which is not itself in the archive.</param>
    /// <param name="archive">The file, <c>.zip</c> or <c>.tar.gz</c>.</param>
    /// <param name="time">The time of all entries.</param>
    public static void Write(string folder, string archive, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(archive);
        (string Name, string File)[] files =
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(x => (Path.GetRelativePath(folder, x).Replace('\\', '/'), x))
                .OrderBy(x => x.Item1, StringComparer.Ordinal),
        ];
        using FileStream stream = new(archive, FileMode.CreateNew);
        if (archive.EndsWith(".zip", StringComparison.Ordinal))
            WriteZip(stream, files.Select(x => (x.Name, File.ReadAllBytes(x.File), ModeOf(x.File))), time);
        else
            WriteTar(stream, files, time);
    }

    /// <summary>Writes a zip archive; the entries are in the order in which they are given.</summary>
    internal static void WriteZip(
        Stream stream,
        IEnumerable<(string Name, byte[] Content, UnixFileMode Mode)> entries,
        DateTimeOffset time
    )
    {
        using ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, byte[] content, UnixFileMode mode) in entries)
        {
            ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = ZipTime(time);
            entry.ExternalAttributes = (RegularFile | (int)mode) << ModeShift;
            using Stream target = entry.Open();
            target.Write(content);
        }
    }

    /// <summary>The mode of a file that is not to be run.</summary>
    internal static UnixFileMode PlainMode => Plain;

    private static DateTimeOffset ZipTime(DateTimeOffset time)
    {
        DateTimeOffset utc = time.ToUniversalTime();
        return utc < First ? First
            : utc > Last ? Last
            : utc;
    }

    // The GNU format: the names of pax headers hold the id of the process that wrote them.
    private static void WriteTar(FileStream stream, (string Name, string File)[] files, DateTimeOffset time)
    {
        using GZipStream compressed = new(stream, CompressionLevel.Optimal);
        using TarWriter tar = new(compressed, TarEntryFormat.Gnu);
        foreach ((string name, string file) in files)
        {
            using FileStream content = File.OpenRead(file);
            tar.WriteEntry(
                new GnuTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = content,
                    ModificationTime = time,
                    Mode = ModeOf(file),
                }
            );
        }
    }

    // NuGet unpacks libraries with the executable bit or without, as the machine has it: only a program keeps its own.
    private static UnixFileMode ModeOf(string file) =>
        IsProgram(file) && (OperatingSystem.IsWindows() || File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute))
            ? Executable
            : Plain;

    private static bool IsProgram(string file)
    {
        if (Path.GetExtension(file) is ".so" or ".dylib")
            return false;
        Span<byte> start = stackalloc byte[4];
        using FileStream stream = File.OpenRead(file);
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> read = start[..length];
        return read.StartsWith("#!"u8) || read.SequenceEqual(Elf) || read.SequenceEqual(MachO);
    }
}
