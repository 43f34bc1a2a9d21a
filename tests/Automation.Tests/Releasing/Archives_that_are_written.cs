using System.Formats.Tar;
using System.IO.Compression;
using Automation.Processes;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class Archives_that_are_written : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(2));
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("tar.gz")]
    [InlineData("zip")]
    public void Depend_on_names_bytes_and_the_executable_bit_alone(string form)
    {
        string longName = $"{new string('l', 90)}/{new string('n', 90)}";
        string[] names = ["b", "a/c", "a-d", longName];
        foreach (string name in names)
            scratch.Write($"one/{name}", name);
        foreach (string name in names.Reverse())
            File.SetLastWriteTimeUtc(scratch.Write($"another/{name}", name), DateTime.UnixEpoch.AddYears(20));
        Write("one", form);
        Write("another", form);
        Assert.Equal(Bytes("one", form), Bytes("another", form));
        Assert.Equal(names.Order(StringComparer.Ordinal), ArchiveEntries.Read(At($"one.{form}")).Select(x => x.Name));
        scratch.Write("another/b", "B");
        Write("another2", form, from: "another");
        Assert.NotEqual(Bytes("one", form), Bytes("another2", form));
    }

    [UnixFact]
    public void Keep_the_executable_bit_and_no_owner()
    {
        scratch.Write("one/plain", "x");
        scratch.WriteProgram("one/run", "#!/bin/sh\necho ran\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At("one/plain"), UnixFileMode.UserRead | UnixFileMode.OtherWrite);
        Write("one", "tar.gz");
        Write("one", "zip");
        using (FileStream stream = File.OpenRead(At("one.tar.gz")))
        using (GZipStream plain = new(stream, CompressionMode.Decompress))
        using (TarReader reader = new(plain))
        {
            GnuTarEntry entry = (GnuTarEntry)reader.GetNextEntry()!;
            Assert.Equal("644 0 0", $"{Convert.ToString((int)entry.Mode, 8)} {entry.Uid} {entry.Gid}");
            Assert.Equal(("", "", Time), (entry.UserName, entry.GroupName, entry.ModificationTime));
        }
        using (ZipArchive zip = ZipFile.OpenRead(At("one.zip")))
        {
            Assert.Equal("100644", Convert.ToString(zip.Entries[0].ExternalAttributes >>> 16, 8));
            Assert.Equal("100755", Convert.ToString(zip.Entries[1].ExternalAttributes >>> 16, 8));
            Assert.Equal(new DateTime(2026, 1, 31, 10, 0, 0), zip.Entries[0].LastWriteTime.DateTime);
        }
        Directory.CreateDirectory(At("out"));
        Assert.Equal(0, new Command("tar", ["-xzf", At("one.tar.gz"), "-C", At("out")], scratch.Path).Run().ExitCode);
        Assert.Equal("ran\n", new Command(At("out/run"), [], scratch.Path).Run().Output);
    }

    [UnixFact]
    public void Know_a_program_from_a_library_that_has_the_executable_bit()
    {
        foreach (string name in new[] { "elf", "elf.so", "macho", "macho.dylib", "short", "code.dll" })
        {
            byte[] content =
                name.StartsWith("elf", StringComparison.Ordinal) ? [0x7F, .. "ELF and more"u8]
                : name.StartsWith("macho", StringComparison.Ordinal) ? [0xCF, 0xFA, 0xED, 0xFE, 1]
                : name == "short" ? "#"u8.ToArray()
                : "MZ and more"u8.ToArray();
            string file = scratch.Write($"one/{name}", "");
            File.WriteAllBytes(file, content);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        }
        Write("one", "zip");
        using ZipArchive zip = ZipFile.OpenRead(At("one.zip"));
        Assert.Equal(
            ["elf", "macho"],
            zip.Entries.Where(x => Convert.ToString(x.ExternalAttributes >>> 16, 8) == "100755").Select(x => x.FullName)
        );
    }

    [Theory]
    [InlineData(1970, 1980)]
    [InlineData(2200, 2107)]
    public void Have_a_time_that_the_form_can_tell(int year, int told)
    {
        scratch.Write("one/a", "x");
        ArchiveWriter.Write(At("one"), At("one.zip"), new DateTimeOffset(year, 5, 5, 0, 0, 0, TimeSpan.Zero));
        using ZipArchive zip = ZipFile.OpenRead(At("one.zip"));
        Assert.Equal(told, zip.Entries[0].LastWriteTime.Year);
    }

    private void Write(string name, string form, string? from = null) =>
        ArchiveWriter.Write(At(from ?? name), At($"{name}.{form}"), Time);

    private byte[] Bytes(string name, string form) => File.ReadAllBytes(At($"{name}.{form}"));

    private string At(string name) => Path.Combine(scratch.Path, name);
}
