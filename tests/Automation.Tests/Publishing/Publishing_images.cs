using System.Text.Json;
using Automation.Publishing;
using Automation.Releasing;
using Automation.Tests.Releasing;

namespace Automation.Tests.Publishing;

public sealed class Publishing_images : IDisposable
{
    private readonly ReleasableRepository repository = new();
    private readonly ScratchFolder scratch = new();
    private readonly List<string> said = [];
    private readonly ReleaseManifest manifest;
    private readonly string folder;
    private readonly string digest;

    public Publishing_images()
    {
        manifest = repository.Run.Make();
        folder = Path.Combine(repository.Releases, manifest.Version);
        digest = ImageRegistry.DigestOf(Archive);
    }

    private string Archive => Path.Combine(folder, $"sample-service-{manifest.Version}.oci.tar");

    private string Record => Path.Combine(scratch.Path, "release-images", $"{manifest.Version}.json");

    private string Image => $"localhost:1/octo/sample-service";

    public void Dispose()
    {
        repository.Dispose();
        scratch.Dispose();
    }

    [UnixFact]
    public void Copies_them_by_skopeo_under_the_version_and_the_commit_and_writes_down_the_digest()
    {
        Tool("docker", "exit 1");
        Tool("skopeo", "");
        PublishedImage image = Assert.Single(Push());
        Assert.Equal($"{Image}@{digest}", image.Reference);
        Assert.Equal(
            [
                $"copy --preserve-digests oci-archive:{Archive} docker://{Image}:{manifest.Version}",
                $"copy --preserve-digests oci-archive:{Archive} docker://{Image}:sha-{manifest.Commit}",
            ],
            Asked()
        );
        Assert.Equal([$"sample-service is pushed: {image.Reference}"], said);
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Record));
        Assert.Equal(manifest.Digest, record.RootElement.GetProperty("digest").GetString());
        JsonElement written = record.RootElement.GetProperty("images")[0];
        Assert.Equal(image.Reference, written.GetProperty("reference").GetString());
        Assert.Equal(digest, written.GetProperty("digest").GetString());
    }

    [UnixFact]
    public void Copies_them_by_oras()
    {
        Tool("oras", "");
        Push();
        Assert.Equal(
            [$"cp --from-oci-layout {Archive}@{digest} {Image}:{manifest.Version},sha-{manifest.Commit}"],
            Asked()
        );
    }

    [UnixFact]
    public void Copies_them_by_docker_when_the_image_stays_what_it_is()
    {
        Tool(
            "docker",
            $"test $1 != load || echo 'Loaded image: here:1'\ntest $1 != push || echo '1: digest: {digest} size: 1'"
        );
        Push();
        Assert.Equal(
            [
                $"load --input {Archive}",
                $"tag here:1 {Image}:{manifest.Version}",
                $"push {Image}:{manifest.Version}",
                $"tag here:1 {Image}:sha-{manifest.Commit}",
                $"push {Image}:sha-{manifest.Commit}",
            ],
            Asked()
        );
        Tool(
            "docker",
            "test $1 != load || echo 'Loaded image: here:1'\ntest $1 != push || echo '1: digest: sha256:00 size: 1'"
        );
        Assert.Contains(
            $"docker pushed {Image} as another image than the {digest} of the release.",
            Refusal(),
            StringComparison.Ordinal
        );
        Tool("docker", "test $1 != load || echo 'Loaded image: here:1'");
        Assert.Contains("docker did not say as which image it pushed", Refusal(), StringComparison.Ordinal);
        Tool("docker", "");
        Assert.Contains("docker did not say which image is in sample-service-", Refusal(), StringComparison.Ordinal);
    }

    [UnixFact]
    public void Tells_what_was_not_pushed()
    {
        Tool("skopeo", "echo 'unauthorized' >&2; exit 2");
        string file = Path.GetFileName(Archive);
        Assert.Equal(
            $"{file} was not pushed: skopeo copy failed with exit code 2: unauthorized Pushed: nothing. Not pushed: {file}. Run ./build.sh Publish again.",
            Refusal()
        );
        Assert.False(File.Exists(Record));
    }

    [Fact]
    public void Says_what_is_missing()
    {
        Assert.Empty(Push());
        Assert.Empty(Push(registry: null));
        new ImageRegistry("x", "", said.Add).Push(folder, manifest with { Artifacts = [] }, Record);
        Assert.Equal(
            [
                "No image is pushed: none of skopeo, oras, podman, docker is on PATH.",
                "No image is pushed. Name a registry: --publish-registry REGISTRY",
                $"{manifest.Version} has no images.",
            ],
            said
        );
    }

    private void Tool(string name, string script)
    {
        string file = Path.Combine(scratch.Path, name);
        File.Delete(file);
        scratch.WriteProgram(name, $"#!/bin/sh\necho \"$*\" >>'{scratch.Path}/asked'\n{script}\n:\n");
    }

    private string[] Asked() => File.ReadAllLines(Path.Combine(scratch.Path, "asked"));

    private string Refusal() => Assert.Throws<AutomationException>(() => Push()).Message;

    private IReadOnlyList<PublishedImage> Push(string? registry = "localhost:1/octo/") =>
        new ImageRegistry(registry, scratch.Path, said.Add).Push(folder, manifest, Record);
}
