using System.IO.Compression;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class Two_builds_of_a_release : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Are_the_same_when_every_byte_is()
    {
        Both("release.json", "x");
        Assert.Null(Difference());
    }

    [Fact]
    public void Differ_in_a_file_before_they_differ_in_the_manifest()
    {
        scratch.Write("1/release.json", "x");
        scratch.Write("2/release.json", "y");
        Assert.Equal("release.json differs.", Difference());
        scratch.Write("1/sbom.cdx.json", "x");
        scratch.Write("2/sbom.cdx.json", "y");
        Assert.Equal("sbom.cdx.json differs.", Difference());
        scratch.Write("2/more", "y");
        Assert.Equal("more is in one of the builds alone.", Difference());
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("tar.gz")]
    public void Differ_in_an_entry_that_is_named(string form)
    {
        Both("content/a", "x");
        scratch.Write("1/content/b", "x");
        scratch.Write("2/content/b", "y");
        Archive("1", form);
        Archive("2", form);
        Assert.StartsWith($"x.{form} differs in b: ", Difference(), StringComparison.Ordinal);
    }

    [Fact]
    public void Differ_in_the_names_of_entries_or_their_number()
    {
        scratch.Write("1/content/b", "x");
        scratch.Write("2/content/c", "x");
        Archive("1", "zip");
        Archive("2", "zip");
        Assert.Equal("x.zip differs: where one build has b, the other has c.", Difference());
        scratch.Write("2/content/b", "x");
        Archive("2", "zip");
        Assert.Equal("x.zip differs: only one build has c.", Difference());
        scratch.Write("1/content/c", "x");
        scratch.Write("1/content/d", "x");
        Archive("1", "zip");
        Assert.Equal("x.zip differs: only one build has d.", Difference());
    }

    [Fact]
    public void Differ_in_the_form_alone()
    {
        foreach (
            (string side, CompressionLevel level) in new[]
            {
                ("1", CompressionLevel.Fastest),
                ("2", CompressionLevel.NoCompression),
            }
        )
        {
            Directory.CreateDirectory(Path.Combine(scratch.Path, side));
            using ZipArchive zip = ZipFile.Open(Path.Combine(scratch.Path, side, "x.zip"), ZipArchiveMode.Create);
            ZipArchiveEntry entry = zip.CreateEntry("a", level);
            entry.LastWriteTime = DateTimeOffset.UnixEpoch.AddYears(30);
            using Stream stream = entry.Open();
            stream.Write(new byte[1000]);
        }
        Assert.Equal("x.zip differs in the form of the archive, and not in its entries.", Difference());
    }

    private void Both(string name, string content)
    {
        scratch.Write($"1/{name}", content);
        scratch.Write($"2/{name}", content);
    }

    private void Archive(string side, string form)
    {
        string file = Path.Combine(scratch.Path, side, $"x.{form}");
        File.Delete(file);
        ArchiveWriter.Write(Path.Combine(scratch.Path, side, "content"), file, DateTimeOffset.UnixEpoch.AddYears(30));
    }

    private string? Difference() =>
        ReleaseComparison.FirstDifference(Path.Combine(scratch.Path, "1"), Path.Combine(scratch.Path, "2"));
}
