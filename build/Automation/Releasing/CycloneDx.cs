using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Automation.Releasing;

/// <summary>Writes a bill of materials as CycloneDX 1.6 JSON; the same content is the same text.</summary>
internal static class CycloneDx
{
    private const string Root = "release";
    private const int IdLength = 16;

    /// <summary>What the file is called.</summary>
    public const string Name = "sbom.cdx.json";

    /// <summary>Writes it.</summary>
    /// <param name="bill">What the release is made of.</param>
    /// <param name="product">What it is called.</param>
    /// <param name="identity">What it is of.</param>
    public static string Write(BillOfMaterials bill, string product, ReleaseIdentity identity) =>
        Write(bill, product, identity, SerialOf(Write(bill, product, identity, null)));

    // A random number would make each run another release: RFC 9562 leaves the content of version 8 to its maker.
    private static string SerialOf(string text)
    {
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..IdLength];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    private static string Write(BillOfMaterials bill, string product, ReleaseIdentity identity, string? serial)
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
            writer.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            writer.WriteString("bomFormat", "CycloneDX");
            writer.WriteString("specVersion", "1.6");
            if (serial != null)
                writer.WriteString("serialNumber", serial);
            writer.WriteNumber("version", 1);
            WriteMetadata(writer, product, identity);
            writer.WriteStartArray("components");
            foreach (Component component in bill.Components)
                WriteComponent(writer, component);
            writer.WriteEndArray();
            writer.WriteStartArray("dependencies");
            WriteDependency(writer, Root, bill.Released.Order(StringComparer.Ordinal));
            foreach ((string reference, SortedSet<string> needs) in bill.Graph)
                WriteDependency(writer, reference, needs);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteMetadata(Utf8JsonWriter writer, string product, ReleaseIdentity identity)
    {
        writer.WriteStartObject("metadata");
        writer.WriteString("timestamp", Times.Text(identity.Created));
        writer.WriteStartObject("component");
        writer.WriteString("type", "application");
        writer.WriteString("bom-ref", Root);
        writer.WriteString("name", product);
        writer.WriteString("version", identity.Version);
        writer.WriteStartObject("pedigree");
        writer.WriteStartArray("commits");
        writer.WriteStartObject();
        writer.WriteString("uid", identity.Commit);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteComponent(Utf8JsonWriter writer, Component component)
    {
        writer.WriteStartObject();
        writer.WriteString("type", component.Type);
        writer.WriteString("bom-ref", component.Ref);
        writer.WriteString("name", component.Name);
        writer.WriteString("version", component.Version);
        writer.WriteString("scope", component.IsExcluded ? "excluded" : "required");
        if (component.Sha512 != null)
        {
            writer.WriteStartArray("hashes");
            writer.WriteStartObject();
            writer.WriteString("alg", "SHA-512");
            writer.WriteString("content", component.Sha512);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
        if (component.IsPackage)
            writer.WriteString("purl", component.Ref);
        writer.WriteEndObject();
    }

    private static void WriteDependency(Utf8JsonWriter writer, string reference, IEnumerable<string> needs)
    {
        writer.WriteStartObject();
        writer.WriteString("ref", reference);
        writer.WriteStartArray("dependsOn");
        foreach (string need in needs)
            writer.WriteStringValue(need);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
