using System.Text.Json;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class Releasing_a_commit : IDisposable
{
    private readonly ReleasableRepository repository = new();

    public void Dispose() => repository.Dispose();

    [UnixFact]
    public void Builds_once_tags_and_says_what_was_missing()
    {
        ReleaseManifest manifest = repository.Run.Make();
        string folder = Path.Combine(repository.Releases, manifest.Version);
        Assert.Equal(
            [
                "RELEASE_NOTES.md notes",
                $"Sample.Library.{manifest.Version}.nupkg library",
                $"Sample.Library.{manifest.Version}.snupkg symbols",
                $"Sample.Tool.{manifest.Version}.nupkg tool",
                $"Sample.Tool.{manifest.Version}.snupkg symbols",
                "sbom.cdx.json sbom",
                $"service-{manifest.Version}-linux-x64.tar.gz framework-dependent",
            ],
            manifest.Artifacts.Select(x => $"{x.Name} {x.Kind}")
        );
        Assert.Equal(repository.Commit, manifest.Commit);
        Assert.Equal(manifest.Digest, ReleaseVerification.Verify(folder).Digest);
        Assert.Equal([folder], Directory.GetFileSystemEntries(repository.Releases));
        string tag = repository.Git.Git("cat-file", "tag", $"v{manifest.Version}");
        Assert.Contains($"object {repository.Commit}\n", tag, StringComparison.Ordinal);
        Assert.EndsWith($"Release {manifest.Version}\n\nDigest: {manifest.Digest}", tag, StringComparison.Ordinal);
        Says("The runtime for linux-x64 does not restore from the feed, so service-");
        Says("The base image of Sample.Service cannot be reached, so the release has no sample-service-");
        Says("There is no remote that keeps releases.");
        Assert.StartsWith("# ", File.ReadAllText(Path.Combine(folder, "RELEASE_NOTES.md")), StringComparison.Ordinal);
        using JsonDocument bill = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "sbom.cdx.json")));
        Assert.Equal(
            "Sample",
            bill.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("name").GetString()
        );

        repository.Said.Clear();
        Assert.Equal(manifest.Digest, repository.Run.Make().Digest);
        Says($"{manifest.Version} was there already, unchanged, in ");
        Says($"The tag v{manifest.Version} was there already.");

        // The tag is a part of the history now; the release of the commit stays the one that it was.
        Directory.Delete(folder, recursive: true);
        Assert.Equal(manifest.Digest, repository.Run.Make().Digest);
    }

    [UnixFact]
    public void Is_the_same_in_two_folders()
    {
        string scratch = repository.Git.At("artifacts/twice");
        ReleaseManifest manifest = new Reproducibility(repository.Path, scratch, repository.Said.Add).Check();
        Assert.Equal(7, manifest.Artifacts.Count);
        Assert.Equal(2, repository.Said.Count);
        Assert.False(Directory.Exists(scratch));
    }

    [UnixFact]
    public void Names_what_makes_two_builds_differ()
    {
        foreach (string name in new[] { "Tool", "Service" })
            Directory.Delete(repository.Git.At($"src/Sample.{name}"), recursive: true);
        repository.Git.Write(
            "Directory.Build.targets",
            """
            <Project>
              <Target Name="Stamp" BeforeTargets="CoreCompile">
                <WriteLinesToFile File="$(IntermediateOutputPath)Stamp.cs" Lines="internal static class Stamp { public const string Text = &quot;$([System.DateTime]::UtcNow.Ticks)&quot;%3b }" Overwrite="true" />
                <ItemGroup><Compile Include="$(IntermediateOutputPath)Stamp.cs" /></ItemGroup>
              </Target>
            </Project>
            """
        );
        repository.CommitAll("chore: stamp");
        string scratch = repository.Git.At("artifacts/twice");
        string message = Assert
            .Throws<AutomationException>(() => new Reproducibility(repository.Path, scratch, _ => { }).Check())
            .Message;
        Assert.StartsWith(
            $"Two builds of {repository.Commit[..7]} are not the same. Sample.Library.",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains(".nupkg differs in lib/net10.0/Sample.Library.dll", message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Leaves_nothing_behind_when_something_does_not_compile()
    {
        repository.Git.Write("src/Sample.Library/Program.cs", "nonsense");
        repository.CommitAll("fix: break");
        string message = Assert.Throws<AutomationException>(repository.Run.Make).Message;
        Assert.StartsWith("dotnet pack release.slnx failed on a clean checkout of ", message, StringComparison.Ordinal);
        Assert.Contains("error CS", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(repository.Releases));
        Assert.Equal("", repository.Git.Git("tag"));
    }

    [UnixFact]
    public void Tells_a_program_that_does_not_compile_from_a_runtime_that_is_missing()
    {
        foreach (string name in new[] { "Library", "Tool" })
            Directory.Delete(repository.Git.At($"src/Sample.{name}"), recursive: true);
        string service = repository.Git.At("src/Sample.Service/Program.cs");
        File.WriteAllText(service, "nonsense");
        repository.CommitAll("fix: break");
        string message = Assert.Throws<AutomationException>(repository.Run.Make).Message;
        Assert.StartsWith("Sample.Service cannot be published for linux-x64:\n", message, StringComparison.Ordinal);
        string project = repository.Git.At("src/Sample.Service/Sample.Service.csproj");
        File.WriteAllText(
            project,
            File.ReadAllText(project)
                .Replace("<ReleaseRuntimes>linux-x64</ReleaseRuntimes>", "", StringComparison.Ordinal)
        );
        repository.CommitAll("fix: name no runtime");
        message = Assert.Throws<AutomationException>(repository.Run.Make).Message;
        Assert.StartsWith("Sample.Service cannot be published as an image:\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Can_be_looked_at_before()
    {
        repository.Run.Show();
        Says($"of commit {repository.Commit}, ");
        Says("The commit would get the tag v");
        Says("  Sample.Library.");
        Says("  service-");
        Says("-linux-x64.tar.gz (self-contained)");
        Says(".oci.tar (image)");
        Says($"Commit {repository.Commit}.");
        Assert.False(Directory.Exists(repository.Releases));
        Assert.Equal("", repository.Git.Git("tag"));
        repository.Git.Git("tag", "v1.0.0");
        repository.Run.Show();
        Says("Version 1.0.0 of commit ");
        Says("The tag v1.0.0 is on the commit already");
    }

    [Theory]
    [InlineData("a.csproj : error NU1101: Unable to find it. [a.csproj]\nmore", "error NU1101: Unable to find it")]
    [InlineData(
        "x.targets(1,2): error MSB1: Failed.\nerror MSB1: IOException: Nobody is there. [a.csproj]",
        "error MSB1: IOException: Nobody is there"
    )]
    [InlineData("Something else", "Something else")]
    public void Says_the_line_that_tells_most(string errors, string line) => Assert.Equal(line, DotNet.Brief(errors));

    private void Says(string text) => Assert.Contains(repository.Said, x => x.Contains(text, StringComparison.Ordinal));
}
