using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Automation.Releasing;

/// <summary>Writes a NuGet package again so that the same content is the same file: dotnet pack may put the time, the machine and a random name into it.</summary>
public static class CanonicalPackage
{
    private const string PropertiesFolder = "package/services/metadata/core-properties/";
    private const string PropertiesName = PropertiesFolder + "package.psmdcp";
    private const string Relations = "_rels/.rels";
    private const string Signature = ".signature.p7s";

    /// <summary>Replaces a package by its canonical form.</summary>
    /// <param name="file">The <c>.nupkg</c> or <c>.snupkg</c>.</param>
    /// <param name="time">The time of all entries.</param>
    /// <exception cref="AutomationException">It is no package, or a signed one.</exception>
    public static void Rewrite(string file, DateTimeOffset time)
    {
        SortedDictionary<string, byte[]> entries = Read(file);
        if (entries.ContainsKey(Signature))
            throw new AutomationException(
                $"{Path.GetFileName(file)} is signed, and a signature does not outlive a change. Sign packages after the release is built."
            );
        if (entries.Keys.FirstOrDefault(IsProperties) is { } properties)
        {
            byte[] content = entries[properties];
            entries.Remove(properties);
            entries[PropertiesName] = Edit(content, WithoutMachine);
            if (entries.TryGetValue(Relations, out byte[]? relations))
                entries[Relations] = Edit(relations, x => Relate(x, properties));
        }
        string prepared = file + ".prepared";
        using (FileStream stream = new(prepared, FileMode.Create))
            ArchiveWriter.WriteZip(stream, Ordered(entries), time);
        File.Move(prepared, file, overwrite: true);
    }

    private static SortedDictionary<string, byte[]> Read(string file)
    {
        SortedDictionary<string, byte[]> entries = new(StringComparer.Ordinal);
        try
        {
            using ZipArchive package = ZipFile.OpenRead(file);
            foreach (ZipArchiveEntry entry in package.Entries)
            {
                using Stream source = entry.Open();
                using MemoryStream content = new();
                source.CopyTo(content);
                entries[entry.FullName] = content.ToArray();
            }
        }
        catch (InvalidDataException exception)
        {
            throw new AutomationException(
                $"{Path.GetFileName(file)} is not a package: {exception.Message} Look for its error in the output of dotnet pack.",
                exception
            );
        }
        return entries;
    }

    // Readers that stream a package want to meet what describes it first.
    private static IEnumerable<(string, byte[], UnixFileMode)> Ordered(SortedDictionary<string, byte[]> entries) =>
        entries
            .OrderBy(x =>
                x.Key == "[Content_Types].xml" ? 0
                : x.Key == Relations ? 1
                : x.Key.EndsWith(".nuspec", StringComparison.Ordinal) ? 2
                : 3
            )
            .ThenBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => (x.Key, x.Value, ArchiveWriter.PlainMode));

    private static bool IsProperties(string name) =>
        name.StartsWith(PropertiesFolder, StringComparison.Ordinal)
        && name.EndsWith(".psmdcp", StringComparison.Ordinal);

    // It names the system that packed.
    private static void WithoutMachine(XDocument document) =>
        document.Descendants().Where(x => x.Name.LocalName == "lastModifiedBy").Remove();

    private static void Relate(XDocument document, string properties)
    {
        int number = 0;
        foreach (XElement relation in document.Root!.Elements())
        {
            relation.SetAttributeValue("Id", FormattableString.Invariant($"R{++number}"));
            if (relation.Attribute("Target") is { } target && target.Value == "/" + properties)
                target.Value = "/" + PropertiesName;
        }
    }

    private static byte[] Edit(byte[] content, Action<XDocument> edit)
    {
        using MemoryStream source = new(content);
        XDocument document = XDocument.Load(source);
        edit(document);
        return Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                + document.ToString().Replace("\r\n", "\n", StringComparison.Ordinal)
                + "\n"
        );
    }
}
