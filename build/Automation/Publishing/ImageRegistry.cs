using System.Formats.Tar;
using System.Text.Json;
using Automation.Releasing;

namespace Automation.Publishing;

/// <summary>Copies the images of a release to a registry, tagged with the version and the commit, and writes down which digests are there.</summary>
/// <param name="registry">The registry with the name that images are under, such as registry.example.org/octo; null for none.</param>
/// <param name="path">The value of PATH, where the program that copies is looked for.</param>
/// <param name="say">Takes a line for each image, and for what is missing.</param>
public sealed class ImageRegistry(string? registry, string path, Action<string> say)
{
    private const string Extension = ".oci.tar";
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Copies images. Doing so again changes nothing.</summary>
    /// <param name="folder">The folder of the release, which was verified.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="record">The file that gets the digests.</param>
    /// <returns>What is in the registry now.</returns>
    /// <exception cref="AutomationException">An image was not taken.</exception>
    public IReadOnlyList<PublishedImage> Push(string folder, ReleaseManifest manifest, string record)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string[] files = [.. manifest.Artifacts.Where(x => x.Kind == ArtifactKind.Image).Select(x => x.Name)];
        if (files.Length == 0)
            return Missing($"{manifest.Version} has no images.");
        if (string.IsNullOrWhiteSpace(registry))
            return Missing("No image is pushed. Name a registry: --publish-registry REGISTRY");
        if (ImageTool.Find(path) is not { } tool)
            return Missing($"No image is pushed: none of {string.Join(", ", ImageTool.Names)} is on PATH.");
        string[] tags = [manifest.Version, $"sha-{manifest.Commit}"];
        List<PublishedImage> pushed = [];
        foreach (string file in files)
        {
            string archive = Path.Combine(folder, file);
            string name = file[..^$"-{manifest.Version}{Extension}".Length];
            PublishedImage image = new(name, $"{registry.TrimEnd('/')}/{name}", DigestOf(archive), tags);
            try
            {
                tool.Copy(archive, image.Digest, image.Repository, tags);
            }
            catch (AutomationException exception)
            {
                throw new AutomationException(
                    $"{file} was not pushed: {exception.Message} Pushed: {List(files[..pushed.Count])}. Not pushed: {List(files[pushed.Count..])}. Run ./build.sh Publish again.",
                    exception
                );
            }
            pushed.Add(image);
            say($"{name} is pushed: {image.Reference}");
        }
        Write(record, manifest, pushed);
        return pushed;
    }

    private PublishedImage[] Missing(string line)
    {
        say(line);
        return [];
    }

    private static string List(string[] names) => names.Length == 0 ? "nothing" : string.Join(", ", names);

    /// <summary>The digest of the one image in an archive.</summary>
    internal static string DigestOf(string archive)
    {
        using FileStream stream = File.OpenRead(archive);
        using TarReader reader = new(stream);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.Name != "index.json" || entry.DataStream == null)
                continue;
            using JsonDocument index = JsonDocument.Parse(entry.DataStream);
            return index.RootElement.GetProperty("manifests")[0].GetProperty("digest").GetString()!;
        }
        throw new AutomationException($"{Path.GetFileName(archive)} is no OCI archive: it has no index.json.");
    }

    private static void Write(string record, ReleaseManifest manifest, List<PublishedImage> images)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(record)!);
        string text = JsonSerializer.Serialize(
            new
            {
                version = manifest.Version,
                commit = manifest.Commit,
                digest = manifest.Digest,
                images = images.Select(x => new
                {
                    name = x.Name,
                    reference = x.Reference,
                    digest = x.Digest,
                    tags = x.Tags,
                }),
            },
            Options
        );
        string prepared = record + ".prepared";
        File.WriteAllText(prepared, text + "\n");
        File.Move(prepared, record, overwrite: true);
    }
}
