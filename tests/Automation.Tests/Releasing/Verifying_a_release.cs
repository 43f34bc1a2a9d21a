using Automation.Processes;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class Verifying_a_release : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly ReleaseManifest manifest;

    public Verifying_a_release()
    {
        scratch.Write("a.zip", "first");
        scratch.Write("b.zip", "second");
        manifest = Release(scratch.Path, ["b.zip", "a.zip"]);
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Finds_nothing_when_all_is_as_it_was()
    {
        ReleaseManifest found = ReleaseVerification.Verify(scratch.Path);
        Assert.Equal(manifest.ToString(), found.ToString());
        Assert.Equal(["a.zip", "b.zip"], found.Artifacts.Select(x => x.Name));
        Assert.Equal(71, found.Digest.Length);
    }

    [Fact]
    public void Finds_each_byte_that_was_changed_in_any_file()
    {
        foreach (string file in Directory.GetFiles(scratch.Path))
        {
            byte[] whole = File.ReadAllBytes(file);
            for (int i = 0; i < whole.Length; i++)
            {
                byte[] changed = [.. whole];
                changed[i] ^= 1;
                File.WriteAllBytes(file, changed);
                Assert.StartsWith($"{Path.GetFileName(file)} was changed", Refusal(), StringComparison.Ordinal);
            }
            File.WriteAllBytes(file, [.. whole, (byte)'\n']);
            Assert.StartsWith($"{Path.GetFileName(file)} was changed", Refusal(), StringComparison.Ordinal);
            File.WriteAllBytes(file, [0xEF, 0xBB, 0xBF, .. whole]);
            Assert.StartsWith($"{Path.GetFileName(file)} was changed", Refusal(), StringComparison.Ordinal);
            File.Delete(file);
            Assert.StartsWith($"{Path.GetFileName(file)} is missing", Refusal(), StringComparison.Ordinal);
            File.WriteAllBytes(file, whole);
        }
        ReleaseVerification.Verify(scratch.Path);
    }

    [Fact]
    public void Finds_what_does_not_belong_there()
    {
        scratch.Write("c.zip", "x");
        Assert.StartsWith("c.zip is not part of the release.", Refusal(), StringComparison.Ordinal);
        scratch.Write("b/file", "x");
        Assert.StartsWith("b is not part of the release.", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../a.zip")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a\\b")]
    public void Looks_at_no_file_elsewhere(string name)
    {
        ReleaseManifest other = manifest with { Artifacts = [manifest.Artifacts[0] with { Name = name }] };
        scratch.Write(ReleaseManifest.Name, other.ToString());
        Assert.StartsWith($"{name} in release.json is no name of a file.", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("{\"version\": 1}")]
    [InlineData("{\"version\":\"1\",\"commit\":\"c\",\"created\":\"yesterday\",\"artifacts\":[]}")]
    [InlineData("{\"version\":\"1\",\"commit\":\"c\",\"created\":null,\"artifacts\":[]}")]
    public void Finds_that_a_manifest_is_none(string text)
    {
        scratch.Write(ReleaseManifest.Name, text);
        Assert.StartsWith("release.json was changed", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_there_is_no_folder() =>
        Assert.Contains(
            "does not exist",
            Assert.Throws<AutomationException>(() => ReleaseVerification.Verify("/no/such/folder")).Message,
            StringComparison.Ordinal
        );

    [UnixFact]
    public void Can_be_done_by_hand()
    {
        Assert.Equal(0, new Command("sha256sum", ["--check", "--strict", "SHA256SUMS"], scratch.Path).Run().ExitCode);
        CommandResult digest = new Command(
            "sh",
            ["-c", "grep -v '^  \"digest\": ' release.json | sha256sum"],
            scratch.Path
        ).Run();
        Assert.Equal(manifest.Digest, $"sha256:{digest.Output.Split(' ')[0]}");
    }

    internal static ReleaseManifest Release(string folder, IEnumerable<string> names, string commit = "c0ffee0")
    {
        ReleaseIdentity identity = new("1.2.0", commit, DateTimeOffset.UnixEpoch.AddYears(50))
        {
            AssemblyVersion = "1.2.0.0",
            FileVersion = "1.2.0.0",
        };
        ReleaseManifest made = ReleaseManifest.Of(
            identity,
            folder,
            names.Select(x => new PlannedArtifact(x, ArtifactKind.SelfContained))
        );
        File.WriteAllText(Path.Combine(folder, ReleaseManifest.Name), made.ToString());
        File.WriteAllText(Path.Combine(folder, ReleaseManifest.SumsName), made.Sums());
        return made;
    }

    private string Refusal() =>
        Assert.Throws<AutomationException>(() => ReleaseVerification.Verify(scratch.Path)).Message;
}
