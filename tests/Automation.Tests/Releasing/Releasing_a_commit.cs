using System.Text.Json;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class Releasing_a_commit : IDisposable
{
    private readonly ReleasableRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Happens_once()
    {
        repository.Builder.Errors = x => x.StartsWith("publish ", StringComparison.Ordinal) ? "CONTAINER1013" : null;
        ReleaseManifest manifest = repository.Run.Make();
        string folder = Path.Combine(repository.Releases, manifest.Version);
        Assert.Equal(
            [
                "RELEASE_NOTES.md notes",
                $"Sample.Library.{manifest.Version}.nupkg library",
                $"Sample.Library.{manifest.Version}.snupkg symbols",
                "sbom.cdx.json sbom",
                $"service-{manifest.Version}-linux-x64.tar.gz self-contained",
                $"service-{manifest.Version}-win-x64.zip self-contained",
            ],
            manifest.Artifacts.Select(x => $"{x.Name} {x.Kind}")
        );
        // All archives come from one run.
        Assert.Equal(["pack", "msbuild", "publish"], repository.Builder.Asked.Select(x => x.Split(' ')[0]));
        Says("The base image of Sample.Service cannot be reached, so the release has no sample-service-");

        repository.Said.Clear();
        Assert.Equal(manifest.Digest, repository.Run.Make().Digest);
        Says($"{manifest.Version} was there already, unchanged, in ");
        Says($"The tag v{manifest.Version} was there already.");
        Assert.Equal(3, repository.Builder.Asked.Count);

        // The tag is a part of the history now; the release of the commit stays the one that it was.
        Directory.Delete(folder, recursive: true);
        Assert.Equal(manifest.Digest, repository.Run.Make().Digest);
    }

    [Fact]
    public void Makes_archives_of_another_kind_for_the_runtimes_that_are_missing()
    {
        repository.Builder.Errors = x =>
            x.Contains("win-x64", StringComparison.Ordinal)
            && x.Contains("SelfContained=true", StringComparison.Ordinal)
                ? "a.csproj : error NU1102: No pack."
                : null;
        ReleaseManifest manifest = repository.Run.Make();
        Assert.Equal(
            ["linux-x64.tar.gz self-contained", "win-x64.zip framework-dependent"],
            manifest
                .Artifacts.Where(x => x.Name.StartsWith("service-", StringComparison.Ordinal))
                .Select(x => $"{x.Name[$"service-{manifest.Version}-".Length..]} {x.Kind}")
        );
        Says("The runtime for win-x64 does not restore from the feed, so service-");
        Says("needs .NET on the machine: error NU1102: No pack.");
    }

    [Fact]
    public void Is_limited_to_the_runtimes_that_are_named()
    {
        ReleaseRun Limited(string runtime) =>
            new(repository.Path, repository.Releases, new NoReleaseHost(), repository.Said.Add)
            {
                Start = repository.Builder.Run,
                Scope = new() { Runtimes = [runtime] },
            };
        Limited("win-x64").Show();
        Assert.DoesNotContain(repository.Said, x => x.Contains("linux-x64", StringComparison.Ordinal));
        ReleaseManifest manifest = Limited("win-x64").Make();
        Assert.Single(manifest.Artifacts, x => x.Name.StartsWith("service-", StringComparison.Ordinal));
        Assert.Equal(
            "No archive is made for the runtime osx-arm64. Name one of linux-x64, win-x64, or add it to ReleaseRuntimes in the project files.",
            Assert.Throws<AutomationException>(Limited("osx-arm64").Show).Message
        );
    }

    [Fact]
    public void Is_the_same_in_two_folders()
    {
        string scratch = repository.Git.At("artifacts/twice");
        ReleaseManifest manifest = repository.Twice(scratch).Check();
        Assert.Equal(7, manifest.Artifacts.Count);
        Assert.False(Directory.Exists(scratch));
    }

    [Fact]
    public void Names_what_makes_two_builds_differ()
    {
        repository.Builder.Code = x => $"code of run {x}";
        string scratch = repository.Git.At("artifacts/twice");
        string message = Assert.Throws<AutomationException>(() => repository.Twice(scratch).Check()).Message;
        Assert.StartsWith(
            $"Two builds of {repository.Commit[..7]} are not the same. Sample.Library.",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains(".nupkg differs in lib/net10.0/Sample.Library.dll", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_nothing_behind_when_something_does_not_compile()
    {
        repository.Builder.Errors = _ => "Program.cs(1,1): error CS0246: nonsense";
        string message = Assert.Throws<AutomationException>(repository.Run.Make).Message;
        Assert.StartsWith("dotnet pack release.slnx failed on a clean checkout of ", message, StringComparison.Ordinal);
        Assert.Contains("error CS", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(repository.Releases));
        Assert.Equal("", repository.Git.Git("tag"));
    }

    [Theory]
    [InlineData("SelfContained=true", "Sample.Service cannot be published for linux-x64 and win-x64:\nerror CS1")]
    [InlineData("PublishContainer", "Sample.Service cannot be published as an image:\nerror CS1")]
    public void Tells_a_program_that_does_not_compile_from_what_is_missing(string step, string sentence)
    {
        repository.Builder.Errors = x => x.Contains(step, StringComparison.Ordinal) ? "error CS1" : null;
        Assert.Equal(sentence, Assert.Throws<AutomationException>(repository.Run.Make).Message);
    }

    [Theory]
    [InlineData("RuntimeIdentifier=linux-x64 ")]
    [InlineData("SelfContained=false")]
    public void Tells_it_when_archives_are_made_one_by_one_too(string step)
    {
        repository.Builder.Errors = x =>
            x.Contains(step, StringComparison.Ordinal) ? "error CS1"
            : x.Contains("SelfContained=true", StringComparison.Ordinal) ? "error NU1101"
            : null;
        Assert.Equal(
            "Sample.Service cannot be published for linux-x64:\nerror CS1",
            Assert.Throws<AutomationException>(repository.Run.Make).Message
        );
    }

    [Fact]
    public void Says_where_programs_should_be_published()
    {
        repository.Builder.Publishes = false;
        Assert.StartsWith(
            "Sample.Service was not published to artifacts/publish/Sample.Service/release_linux-x64. Set UseArtifactsOutput",
            Assert.Throws<AutomationException>(repository.Run.Make).Message.Replace('\\', '/'),
            StringComparison.Ordinal
        );
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
