using System.Text.Json;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

/// <summary>The one release here that dotnet builds: <c>./build.sh CheckReproducible</c> builds more of them.</summary>
public sealed class A_real_release : IDisposable
{
    private readonly LoopbackRegistry registry = new();
    private readonly ReleasableRepository repository;

    public A_real_release() => repository = new ReleasableRepository(registry.Image, withTool: true);

    public void Dispose()
    {
        repository.Dispose();
        registry.Dispose();
    }

    [UnixFact]
    public void Is_built_tagged_and_says_what_was_missing()
    {
        ReleaseManifest manifest = repository.RealRun.Make();
        string folder = Path.Combine(repository.Releases, manifest.Version);
        // Whether the feed has the runtime is the machine's business; the release says which it was.
        bool isSelfContained = manifest.Artifacts[^1].Kind == ArtifactKind.SelfContained;
        Assert.Equal(
            [
                "RELEASE_NOTES.md notes",
                $"Sample.Library.{manifest.Version}.nupkg library",
                $"Sample.Library.{manifest.Version}.snupkg symbols",
                $"Sample.Tool.{manifest.Version}.nupkg tool",
                $"Sample.Tool.{manifest.Version}.snupkg symbols",
                $"sample-service-{manifest.Version}.oci.tar image",
                "sbom.cdx.json sbom",
                $"service-{manifest.Version}-linux-x64.tar.gz {(isSelfContained ? "self-contained" : "framework-dependent")}",
            ],
            manifest.Artifacts.Select(x => $"{x.Name} {x.Kind}")
        );
        Assert.Equal(repository.Commit, manifest.Commit);
        Assert.Equal(manifest.Digest, ReleaseVerification.Verify(folder).Digest);
        Assert.Equal([folder], Directory.GetFileSystemEntries(repository.Releases));
        string tag = repository.Git.Git("cat-file", "tag", $"v{manifest.Version}");
        Assert.Contains($"object {repository.Commit}\n", tag, StringComparison.Ordinal);
        Assert.EndsWith($"Release {manifest.Version}\n\nDigest: {manifest.Digest}", tag, StringComparison.Ordinal);
        Assert.Equal(
            !isSelfContained,
            repository.Said.Any(x =>
                x.Contains(
                    "The runtime for linux-x64 does not restore from the feed, so service-",
                    StringComparison.Ordinal
                )
            )
        );
        Says("There is no remote that keeps releases.");
        Assert.Contains(
            "service/Sample.Service.dll",
            Entries(Path.Combine(folder, $"service-{manifest.Version}-linux-x64.tar.gz"))
        );
        Images_in_a_release.Whole(Path.Combine(folder, $"sample-service-{manifest.Version}.oci.tar"), blobs: 4);
        Assert.StartsWith("# ", File.ReadAllText(Path.Combine(folder, "RELEASE_NOTES.md")), StringComparison.Ordinal);
        using JsonDocument bill = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "sbom.cdx.json")));
        Assert.Equal(
            "Sample",
            bill.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("name").GetString()
        );
    }

    private static IEnumerable<string> Entries(string file) => ArchiveEntries.Read(file).Select(x => x.Name);

    private void Says(string text) => Assert.Contains(repository.Said, x => x.Contains(text, StringComparison.Ordinal));
}
