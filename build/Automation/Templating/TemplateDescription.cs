using System.Text;
using System.Xml.Linq;

namespace Automation.Templating;

/// <summary>What a package says of itself: the files that NuGet reads in it, in the order in which readers want to meet them.</summary>
/// <param name="manifest">The template.</param>
/// <param name="version">The version.</param>
/// <param name="licence">The licence, as an SPDX expression.</param>
/// <param name="commit">The commit; null before the first.</param>
internal sealed class TemplateDescription(TemplateManifest manifest, string version, string licence, string? commit)
{
    /// <summary>The file that people read on the feed.</summary>
    public const string Readme = "README.md";

    private const string Properties = "package/services/metadata/core-properties/package.psmdcp";

    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>The files.</summary>
    /// <param name="content">The names of all others.</param>
    public IEnumerable<(string Name, byte[] Content)> Entries(IReadOnlyList<string> content) =>
        [
            ("[Content_Types].xml", Write(ContentTypes(content))),
            ("_rels/.rels", Write(Relationships())),
            ($"{manifest.Identity}.nuspec", Write(Metadata())),
            (Properties, Write(CoreProperties())),
        ];

    private string Tags => string.Join(' ', ["dotnet-new", "template", .. manifest.Classifications]);

    private XElement Metadata() =>
        new(
            Nuspec + "package",
            new XElement(
                Nuspec + "metadata",
                new XElement(Nuspec + "id", manifest.Identity),
                new XElement(Nuspec + "version", version),
                new XElement(Nuspec + "title", manifest.Name),
                new XElement(Nuspec + "authors", manifest.Author),
                new XElement(Nuspec + "license", new XAttribute("type", "expression"), licence),
                new XElement(Nuspec + "readme", Readme),
                new XElement(Nuspec + "description", manifest.Description),
                new XElement(Nuspec + "copyright", $"Copyright (c) {manifest.Author}"),
                new XElement(Nuspec + "tags", Tags),
                new XElement(
                    Nuspec + "packageTypes",
                    new XElement(Nuspec + "packageType", new XAttribute("name", "Template"))
                ),
                commit == null
                    ? null
                    : new XElement(
                        Nuspec + "repository",
                        new XAttribute("type", "git"),
                        new XAttribute("commit", commit)
                    )
            )
        );

    // Files are known by their extension; one without it is named itself.
    private static XElement ContentTypes(IReadOnlyList<string> content) =>
        new(
            Types + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Default("psmdcp", "application/vnd.openxmlformats-package.core-properties+xml"),
            content
                .Select(x => Path.GetExtension(x).TrimStart('.').ToLowerInvariant())
                .Append("nuspec")
                .Where(x => x.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(x => Default(x, "application/octet")),
            content
                .Where(x => Path.GetExtension(x).Length <= 1)
                .Select(x => new XElement(
                    Types + "Override",
                    new XAttribute("PartName", "/" + x),
                    new XAttribute("ContentType", "application/octet")
                ))
        );

    private static XElement Default(string extension, string type) =>
        new(Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));

    private XElement Relationships() =>
        new(
            Relations + "Relationships",
            Relation("R1", "http://schemas.microsoft.com/packaging/2010/07/manifest", $"/{manifest.Identity}.nuspec"),
            Relation(
                "R2",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "/" + Properties
            )
        );

    private static XElement Relation(string id, string type, string target) =>
        new(
            Relations + "Relationship",
            new XAttribute("Type", type),
            new XAttribute("Target", target),
            new XAttribute("Id", id)
        );

    private XElement CoreProperties() =>
        new(
            Core + "coreProperties",
            new XElement(Dublin + "creator", manifest.Author),
            new XElement(Dublin + "description", manifest.Description),
            new XElement(Dublin + "identifier", manifest.Identity),
            new XElement(Core + "version", version),
            new XElement(Core + "keywords", Tags)
        );

    private static byte[] Write(XElement element) =>
        Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                + element.ToString().Replace("\r\n", "\n", StringComparison.Ordinal)
                + "\n"
        );
}
