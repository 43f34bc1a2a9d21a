using System.Formats.Tar;
using System.Text.Json;
using Automation.Releasing;

namespace Automation.Deploying;

/// <summary>The container images of a release, by service: <c>api</c> and <c>worker</c>.</summary>
/// <param name="release">The release.</param>
/// <param name="names">The repository of each image, with its registry, as the environment's file has them under "image".</param>
public sealed class ReleaseImages(DeployedRelease release, IReadOnlyDictionary<string, string> names)
{
    /// <summary>The file of a release that has the digests of the images that were pushed, by name.</summary>
    public const string FileName = "images.json";

    private const string Index = "index.json";

    /// <summary>The services that the environment's file names.</summary>
    public IEnumerable<string> Services => names.Keys.Order(StringComparer.Ordinal);

    /// <summary>The archive with the image of a service.</summary>
    /// <returns>Null when the release has none.</returns>
    public string? Archive(string service)
    {
        string name = names.TryGetValue(service, out string? full) ? LastPart(full) : service;
        return release
            .Manifest.Artifacts.Where(x =>
                x.Kind == ArtifactKind.Image
                && (
                    x.Name == $"{name}-{release.Manifest.Version}.oci.tar"
                    || x.Name.EndsWith($"-{name}-{release.Manifest.Version}.oci.tar", StringComparison.Ordinal)
                )
            )
            .Select(x => Path.Combine(release.Folder, x.Name))
            .FirstOrDefault();
    }

    /// <summary>What a registry knows the image of a service by: its name and its digest.</summary>
    /// <exception cref="AutomationException">There is no name or no digest.</exception>
    public string Reference(string service)
    {
        if (!names.TryGetValue(service, out string? name))
            throw new AutomationException(
                $"The target names no image of the service {service}. Write \"image\": {{ \"{service}\": \"registry.example/shop/jobs-{service}\" }} there."
            );
        string digest =
            Pushed(LastPart(name))
            ?? (Archive(service) is { } archive ? DigestOf(archive) : null)
            ?? throw new AutomationException(
                $"{release} has neither an archive with the image {LastPart(name)} nor its digest in {FileName}. Make the release where the base image can be reached."
            );
        return $"{name}@{digest}";
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static string? DigestOf(string archive)
    {
        using FileStream stream = File.OpenRead(archive);
        using TarReader tar = new(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name != Index || entry.DataStream == null)
                continue;
            using JsonDocument index = JsonDocument.Parse(entry.DataStream);
            return index.RootElement.GetProperty("manifests")[0].GetProperty("digest").GetString();
        }
        return null;
    }

    private string? Pushed(string name)
    {
        if (release.Manifest.Artifacts.All(x => x.Name != FileName))
            return null;
        using JsonDocument pushed = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(release.Folder, FileName)));
        return pushed.RootElement.TryGetProperty(name, out JsonElement digest) ? digest.GetString() : null;
    }
}
