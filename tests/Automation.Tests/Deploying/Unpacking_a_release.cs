using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Automation.Deploying.Local;
using Automation.Releasing;

namespace Automation.Tests.Deploying;

public sealed class Unpacking_a_release : IDisposable
{
    private const UnixFileMode Program = (UnixFileMode)0b111_101_101;
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [UnixFact]
    public void Keeps_bytes_and_modes()
    {
        string archive = Tar(
            new GnuTarEntry(TarEntryType.Directory, "api/"),
            File("api/program", "run", Program | UnixFileMode.SetUser),
            File("api/empty", "", UnixFileMode.UserRead)
        );

        string folder = Unpack(archive);

        Assert.Equal("run", System.IO.File.ReadAllText(Path.Combine(folder, "api", "program")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(Program, System.IO.File.GetUnixFileMode(Path.Combine(folder, "api", "program")));
        Assert.Empty(System.IO.File.ReadAllBytes(Path.Combine(folder, "api", "empty")));
    }

    [UnixFact]
    public void Reads_the_archives_of_Windows_too()
    {
        string archive = Path.Combine(scratch.Path, "a.zip");
        using (FileStream stream = System.IO.File.Create(archive))
            ArchiveWriter.WriteZip(
                stream,
                [("api/program", Encoding.UTF8.GetBytes("run"), Program)],
                DateTimeOffset.UnixEpoch
            );
        Assert.Equal("run", System.IO.File.ReadAllText(Path.Combine(Unpack(archive), "api", "program")));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("api/../../outside")]
    [InlineData("/outside")]
    public void Refuses_paths_that_lead_out(string name)
    {
        Assert.Contains("leads out of the folder", Refusal(Tar(File(name, "x", Program))), StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists("/outside"));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    public void Refuses_what_is_no_file(TarEntryType type)
    {
        GnuTarEntry entry = new(type, "api/link");
        if (type != TarEntryType.Fifo)
            entry.LinkName = "elsewhere";
        Assert.Contains($"is a {type}, and not a file", Refusal(Tar(entry)), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_another_archive_than_the_manifest_says_and_what_is_none()
    {
        string archive = Tar(File("a", "x", Program));
        ReleaseArtifact artifact = new("a.tar.gz", ArtifactKind.SelfContained, 1, new string('0', 64));
        Assert.Contains(
            "a.tar.gz was changed: it has another SHA-256",
            Assert
                .Throws<AutomationException>(() =>
                    ReleaseUnpacking.Unpack(archive, artifact, Path.Combine(scratch.Path, "out"))
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is no archive",
            Refusal(scratch.Write("b.tar.gz", "no archive at all")),
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    public void Counts_what_comes_after_the_last_entry()
    {
        string archive = Tar(File("a", "x", Program));
        string sum = ReleaseManifest.HashOf(archive);
        System.IO.File.AppendAllText(archive, new string('x', 100_000));
        ReleaseArtifact artifact = new("a.tar.gz", ArtifactKind.SelfContained, 1, sum);
        Assert.Throws<AutomationException>(() =>
            ReleaseUnpacking.Unpack(archive, artifact, Path.Combine(scratch.Path, "out"))
        );
    }

    private static GnuTarEntry File(string name, string content, UnixFileMode mode) =>
        new(TarEntryType.RegularFile, name)
        {
            DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)),
            Mode = mode,
        };

    private string Tar(params TarEntry[] entries)
    {
        string archive = Path.Combine(scratch.Path, "a.tar.gz");
        using GZipStream stream = new(System.IO.File.Create(archive), CompressionLevel.Fastest);
        using TarWriter tar = new(stream);
        foreach (TarEntry entry in entries)
            tar.WriteEntry(entry);
        return archive;
    }

    private string Unpack(string archive)
    {
        string folder = Path.Combine(scratch.Path, "out");
        ReleaseArtifact artifact = new(
            Path.GetFileName(archive),
            ArtifactKind.SelfContained,
            0,
            ReleaseManifest.HashOf(archive)
        );
        ReleaseUnpacking.Unpack(archive, artifact, folder);
        return folder;
    }

    private string Refusal(string archive) => Assert.Throws<AutomationException>(() => Unpack(archive)).Message;
}
