using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Automation.Releasing;

/// <summary>What a release holds, and one digest over all of it.</summary>
/// <remarks>The digest is the SHA-256 of the file without the line that holds it.</remarks>
/// <param name="Version">The semantic version.</param>
/// <param name="Commit">The whole id of the commit.</param>
/// <param name="Created">When the commit was made.</param>
/// <param name="Artifacts">The files, sorted by name; neither the manifest nor the sums are among them.</param>
public sealed record ReleaseManifest(
    string Version,
    string Commit,
    DateTimeOffset Created,
    IReadOnlyList<ReleaseArtifact> Artifacts
)
{
    /// <summary>What the file is called.</summary>
    public const string Name = "release.json";

    /// <summary>What the file with the sums is called.</summary>
    public const string SumsName = "SHA256SUMS";

    /// <summary>The digest, such as <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public string Digest => $"sha256:{Hex(Encoding.UTF8.GetBytes(Write(null)))}";

    /// <summary>The SHA-256 of the file, in lower-case hexadecimal: what an attestation is about.</summary>
    public string FileSha256 => Hex(Encoding.UTF8.GetBytes(ToString()));

    /// <summary>The manifest as JSON.</summary>
    public override string ToString() => Write(Digest);

    /// <summary>The sums of all files and of the manifest, as <c>sha256sum --check</c> reads them.</summary>
    public string Sums() =>
        string.Concat(
            Artifacts
                .Select(x => (x.Name, x.Sha256))
                .Append((Name, Sha256: FileSha256))
                .OrderBy(x => x.Name, StringComparer.Ordinal)
                .Select(x => $"{x.Sha256}  {x.Name}\n")
        );

    /// <summary>Reads the files of a folder.</summary>
    /// <param name="identity">What the release is of.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="artifacts">Which files it has.</param>
    public static ReleaseManifest Of(ReleaseIdentity identity, string folder, IEnumerable<PlannedArtifact> artifacts)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new ReleaseManifest(
            identity.Version,
            identity.Commit,
            identity.Created,
            [
                .. artifacts
                    .OrderBy(x => x.Name, StringComparer.Ordinal)
                    .Select(x => Measure(Path.Combine(folder, x.Name), x.Kind)),
            ]
        );
    }

    /// <summary>Reads a manifest; null when it is not in the form in which they are written, to the byte.</summary>
    public static ReleaseManifest? Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            ReleaseManifest manifest = new(
                Text(root, "version"),
                Text(root, "commit"),
                DateTimeOffset.Parse(Text(root, "created"), CultureInfo.InvariantCulture),
                [
                    .. root.GetProperty("artifacts")
                        .EnumerateArray()
                        .Select(x => new ReleaseArtifact(
                            Text(x, "name"),
                            Text(x, "kind"),
                            x.GetProperty("size").GetInt64(),
                            Text(x, "sha256")
                        )),
                ]
            );
            return manifest.ToString() == text ? manifest : null;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The SHA-256 of a file, in lower-case hexadecimal.</summary>
    internal static string HashOf(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static ReleaseArtifact Measure(string file, string kind) =>
        new(Path.GetFileName(file), kind, new FileInfo(file).Length, HashOf(file));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string Hex(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string Write(string? digest)
    {
        using MemoryStream stream = new();
        JsonWriterOptions options = new()
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (Utf8JsonWriter writer = new(stream, options))
        {
            writer.WriteStartObject();
            if (digest != null)
                writer.WriteString("digest", digest);
            writer.WriteString("version", Version);
            writer.WriteString("commit", Commit);
            writer.WriteString("created", Times.Text(Created));
            writer.WriteStartArray("artifacts");
            foreach (ReleaseArtifact artifact in Artifacts)
            {
                writer.WriteStartObject();
                writer.WriteString("name", artifact.Name);
                writer.WriteString("kind", artifact.Kind);
                writer.WriteNumber("size", artifact.Size);
                writer.WriteString("sha256", artifact.Sha256);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
