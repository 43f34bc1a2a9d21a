using System.Formats.Tar;
using Automation.Projects;
using Automation.Releasing;
using Automation.Repository;

namespace Automation.Tests.Releasing;

public sealed class Images_in_a_release : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Are_the_same_whenever_and_wherever_they_are_made()
    {
        using ReleasableRepository repository = new();
        byte[] one = Make(repository, "1");
        Assert.Equal(one, Make(repository, "a-longer-path"));
        Assert.Empty(repository.Said);
        Whole(Path.Combine(scratch.Path, "1", "out", "sample-service-1.0.0.oci.tar"), blobs: 3);
    }

    /// <summary>Looks whether all is there, and whether digests are right.</summary>
    internal static void Whole(string file, int blobs)
    {
        IReadOnlyList<ArchiveEntry> entries = ArchiveEntries.Read(file);
        Assert.Equal(
            ["index.json", "oci-layout"],
            entries.Select(x => x.Name).Where(x => !x.StartsWith("blobs/", StringComparison.Ordinal))
        );
        // Each blob has the name of its content, so the digests in the index and the manifest are right.
        foreach (ArchiveEntry blob in entries.Where(x => x.Name.StartsWith("blobs/", StringComparison.Ordinal)))
            Assert.EndsWith(blob.Name["blobs/sha256/".Length..], blob.State, StringComparison.Ordinal);
        Assert.Equal(blobs + 2, entries.Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"manifests\":[]}")]
    [InlineData("{\"manifests\":[{\"digest\":\"\"}]}")]
    [InlineData("{\"manifests\":[{\"digest\":\"sha256:00\"}]}")]
    public void Are_refused_in_another_form(string index)
    {
        string file = Path.Combine(scratch.Path, "x.tar");
        using (FileStream stream = File.Create(file))
        using (TarWriter tar = new(stream))
        {
            using MemoryStream content = new(System.Text.Encoding.UTF8.GetBytes(index));
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "index.json") { DataStream = content });
        }
        Assert.StartsWith(
            "x.tar is not an OCI archive with one image: ",
            Assert.Throws<AutomationException>(() => ImageArchive.Rewrite(file, Time)).Message,
            StringComparison.Ordinal
        );
    }

    private byte[] Make(ReleasableRepository repository, string name)
    {
        string source = Path.Combine(scratch.Path, name, "source");
        string output = Path.Combine(scratch.Path, name, "out");
        Directory.CreateDirectory(output);
        SourceCheckout.Make(repository.Path, repository.Commit, source);
        ReleaseIdentity identity = new("1.0.0", repository.Commit, Time)
        {
            AssemblyVersion = "1.0.0.0",
            FileVersion = "1.0.0.0",
        };
        ReleasePlan plan = new(ProjectFile.ReadAll(source, RepositoryFiles.List(source)));
        PlannedArtifact image = Assert.Single(
            new ImageBuilder(new DotNet(source, identity, repository.Builder.Run), repository.Said.Add).Make(
                plan.Images,
                output
            )
        );
        Assert.Equal("sample-service-1.0.0.oci.tar", image.Name);
        return File.ReadAllBytes(Path.Combine(output, image.Name));
    }
}
