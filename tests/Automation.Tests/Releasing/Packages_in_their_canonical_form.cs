using System.IO.Compression;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class Packages_in_their_canonical_form : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Forget_the_time_the_machine_and_the_random_name()
    {
        string one = Pack("one.nupkg", "0123", "Unix 6.1", DateTimeOffset.UnixEpoch.AddYears(30));
        string other = Pack("other.nupkg", "abcd", "Windows 11", DateTimeOffset.UnixEpoch.AddYears(40));
        CanonicalPackage.Rewrite(one, Time);
        CanonicalPackage.Rewrite(other, Time);
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(other));
        using ZipArchive package = ZipFile.OpenRead(one);
        Assert.Equal(
            [
                "[Content_Types].xml",
                "_rels/.rels",
                "A.nuspec",
                "lib/A.dll",
                "package/services/metadata/core-properties/package.psmdcp",
            ],
            package.Entries.Select(x => x.FullName)
        );
        string relations = Text(package.Entries[1]);
        Assert.Contains(
            "Target=\"/package/services/metadata/core-properties/package.psmdcp\" Id=\"R2\"",
            relations,
            StringComparison.Ordinal
        );
        Assert.Contains("Target=\"/A.nuspec\" Id=\"R1\"", relations, StringComparison.Ordinal);
        Assert.DoesNotContain("Unix", Text(package.Entries[4]), StringComparison.Ordinal);
        Assert.Contains("<creator>Somebody</creator>", Text(package.Entries[4]), StringComparison.Ordinal);
        byte[] before = File.ReadAllBytes(one);
        package.Dispose();
        CanonicalPackage.Rewrite(one, Time);
        Assert.Equal(before, File.ReadAllBytes(one));
    }

    [Fact]
    public void Need_no_properties_and_no_relations()
    {
        string file = Path.Combine(scratch.Path, "bare.nupkg");
        Write(file, Time, ("b", "x"), ("a", "x"));
        CanonicalPackage.Rewrite(file, Time);
        Assert.Equal(["a", "b"], ArchiveEntries.Read(file).Select(x => x.Name));
        Write(
            file,
            Time,
            ("package/services/metadata/core-properties/1.psmdcp", "<a />"),
            ("package/services/metadata/core-properties/other", "x")
        );
        CanonicalPackage.Rewrite(file, Time);
        Assert.Equal(2, ArchiveEntries.Read(file).Count);
    }

    [Fact]
    public void Are_not_made_of_what_is_signed_or_no_package()
    {
        string file = Path.Combine(scratch.Path, "signed.nupkg");
        Write(file, Time, (".signature.p7s", "x"));
        Assert.StartsWith("signed.nupkg is signed, ", Refusal(file), StringComparison.Ordinal);
        scratch.Write("torn.nupkg", "torn");
        Assert.StartsWith(
            "torn.nupkg is not a package: ",
            Refusal(Path.Combine(scratch.Path, "torn.nupkg")),
            StringComparison.Ordinal
        );
    }

    private static string Refusal(string file) =>
        Assert.Throws<AutomationException>(() => CanonicalPackage.Rewrite(file, Time)).Message;

    private string Pack(string name, string random, string machine, DateTimeOffset time)
    {
        string file = Path.Combine(scratch.Path, name);
        string properties = $"package/services/metadata/core-properties/{random}.psmdcp";
        (string, string)[] entries =
        [
            (
                "_rels/.rels",
                $"<Relationships><Relationship Target=\"/A.nuspec\" Id=\"R{random}\" /><Relationship Target=\"/{properties}\" Id=\"R9{random}\" /></Relationships>"
            ),
            ("A.nuspec", "<package />"),
            ("lib/A.dll", "code"),
            ("[Content_Types].xml", "<Types />"),
            (
                properties,
                $"<coreProperties><creator>Somebody</creator><lastModifiedBy>NuGet;{machine}</lastModifiedBy></coreProperties>"
            ),
        ];
        Write(file, time, time.Year == 2000 ? entries : [.. entries.Reverse()]);
        return file;
    }

    private static void Write(string file, DateTimeOffset time, params (string Name, string Content)[] entries)
    {
        File.Delete(file);
        using ZipArchive package = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach ((string name, string content) in entries)
        {
            ZipArchiveEntry entry = package.CreateEntry(name);
            entry.LastWriteTime = time;
            using StreamWriter writer = new(entry.Open());
            writer.Write(content);
        }
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using StreamReader reader = new(entry.Open());
        return reader.ReadToEnd();
    }
}
