using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.Releasing;

/// <summary>Writes an OCI archive of dotnet publish again so that the same program on the same base image is the same file.</summary>
/// <remarks>dotnet puts the time and the id of its process into the layer that it adds, which is the last one, and into the configuration. Layers of the base image stay as they are.</remarks>
internal static class ImageArchive
{
    private const string Index = "index.json";
    private const string Blobs = "blobs/sha256/";
    private const string Algorithm = "sha256:";

    /// <summary>Replaces an archive by its canonical form.</summary>
    /// <param name="file">The archive, with one image.</param>
    /// <param name="time">The time of all that was added to the base image.</param>
    /// <exception cref="AutomationException">It is no OCI archive.</exception>
    public static void Rewrite(string file, DateTimeOffset time)
    {
        try
        {
            SortedDictionary<string, byte[]> entries = Read(file);
            RewriteImage(entries, time);
            using FileStream stream = new(file, FileMode.Create);
            using TarWriter tar = new(stream, TarEntryFormat.Gnu);
            foreach ((string name, byte[] content) in entries)
                tar.WriteEntry(
                    ImageLayer.Entry(TarEntryType.RegularFile, name, content, ArchiveWriter.PlainMode, time)
                );
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or KeyNotFoundException
                        or InvalidDataException
                        or EndOfStreamException
                        or NullReferenceException
                        or ArgumentOutOfRangeException
                        or InvalidOperationException
            )
        {
            throw new AutomationException(
                $"{Path.GetFileName(file)} is not an OCI archive with one image: {exception.Message}",
                exception
            );
        }
    }

    private static void RewriteImage(SortedDictionary<string, byte[]> entries, DateTimeOffset time)
    {
        JsonNode index = JsonNode.Parse(entries[Index])!;
        JsonNode reference = index["manifests"]!.AsArray().Single()!;
        JsonNode manifest = JsonNode.Parse(Take(entries, reference))!;
        JsonNode configuration = JsonNode.Parse(Take(entries, manifest["config"]!))!;
        JsonArray layers = manifest["layers"]!.AsArray();
        byte[] layer = ImageLayer.Rewrite(Take(entries, layers[^1]!), time);
        JsonArray layerIds = configuration["rootfs"]!["diff_ids"]!.AsArray();
        layerIds[^1] = Digest(layer);
        configuration["created"] = Times.Text(time);
        configuration["history"]!.AsArray()[^1]!["created"] = Times.Text(time);
        Put(entries, layers[^1]!, ImageLayer.Compress(layer));
        Put(entries, manifest["config"]!, Bytes(configuration));
        Put(entries, reference, Bytes(manifest));
        entries[Index] = Bytes(index);
    }

    private static SortedDictionary<string, byte[]> Read(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using TarReader reader = new(stream);
        SortedDictionary<string, byte[]> entries = new(StringComparer.Ordinal);
        while (reader.GetNextEntry() is { } entry)
        {
            using MemoryStream content = new();
            entry.DataStream?.CopyTo(content);
            entries[entry.Name] = content.ToArray();
        }
        return entries;
    }

    private static byte[] Take(SortedDictionary<string, byte[]> entries, JsonNode reference)
    {
        string name = Blobs + reference["digest"]!.GetValue<string>()[Algorithm.Length..];
        byte[] content = entries[name];
        entries.Remove(name);
        return content;
    }

    private static void Put(SortedDictionary<string, byte[]> entries, JsonNode reference, byte[] content)
    {
        string digest = Digest(content);
        entries[Blobs + digest[Algorithm.Length..]] = content;
        reference["digest"] = digest;
        reference["size"] = content.Length;
    }

    private static string Digest(byte[] content) => Algorithm + Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
