using System.Xml.Linq;

namespace Automation.Auditing;

/// <summary>Says which line gives a package of a repository another version.</summary>
/// <param name="root">The repository's folder.</param>
internal sealed class PackageFix(string root)
{
    private const string Central = "Directory.Packages.props";

    private readonly XDocument? central = File.Exists(Path.Combine(root, Central))
        ? XDocument.Load(Path.Combine(root, Central))
        : null;

    /// <summary>What to do, as a sentence.</summary>
    /// <param name="package">The package.</param>
    /// <param name="version">The version to take; null when none is known to be better.</param>
    /// <param name="uses">Who uses it.</param>
    public string Of(string package, string? version, IEnumerable<PackageUse> uses)
    {
        if (version == null)
            return "No version without it is published: look on its page, or take the package out.";
        string? listed = central
            ?.Descendants()
            .FirstOrDefault(x =>
                x.Name.LocalName is "PackageVersion" or "GlobalPackageReference"
                && string.Equals(x.Attribute("Include")?.Value, package, StringComparison.OrdinalIgnoreCase)
            )
            ?.Name.LocalName;
        if (central != null)
            return $"In {Central} {(listed == null ? "add" : "change the line to")} {Line(listed ?? "PackageVersion")}";
        string projects = string.Join(
            ", ",
            uses.GroupBy(x => x.IsDirect).MaxBy(x => x.Key)?.Select(x => x.Project) ?? []
        );
        return $"In {projects} write {Line("PackageReference")}";

        string Line(string element) => $"<{element} Include=\"{package}\" Version=\"{version}\" />";
    }
}
