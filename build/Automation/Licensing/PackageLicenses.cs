using System.Xml;
using System.Xml.Linq;
using Automation.Auditing;
using Automation.Releasing;
using Automation.Repository;
using Automation.Tools;

namespace Automation.Licensing;

/// <summary>Finds the packages that a repository uses, each once, and what they say of their licences. Nothing is fetched.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="folder">The folder of restored packages.</param>
internal sealed class PackageLicenses(string root, string folder)
{
    private const string LockName = "packages.lock.json";
    private readonly Dictionary<string, LicensedPackage> packages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Packages that a file names and that are not on this machine.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Tools that the feed lacks, and for which something else works: they are not used, and cannot be looked at.</summary>
    public List<string> Unused { get; } = [];

    /// <summary>The packages, sorted by name.</summary>
    /// <exception cref="AutomationException">A file that names packages is not valid.</exception>
    public IReadOnlyList<LicensedPackage> Read()
    {
        foreach (string path in RepositoryFiles.List(root).Where(IsLock))
        {
            foreach (
                LockedPackage package in LockFile.Read(root, path).SelectMany(x => x.Values).Where(x => !x.IsProject)
            )
                Add(package.Name, package.Version ?? "", path);
        }
        if (File.Exists(ToolManifest.FileOf(root)))
            AddTools();
        foreach ((string npm, _) in NpmLock.Folders(root).Where(x => x.IsLocked))
        {
            string path = npm.Length == 0 ? NpmLock.Name : $"{npm}/{NpmLock.Name}";
            foreach (NpmPackage package in NpmLock.Read(root, npm))
                packages.TryAdd(
                    $"npm {package.Name} {package.Version}",
                    new LicensedPackage(package.Name, package.Version, path, package.License, "no licence at all")
                );
        }
        return [.. packages.Values.OrderBy(x => x.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsLock(string path) =>
        Path.GetFileName(path) == LockName && !RepositoryFiles.IsOfTemplate(path);

    private void AddTools()
    {
        string path = Path.GetRelativePath(root, ToolManifest.FileOf(root)).Replace('\\', '/');
        foreach (ListedTool tool in ToolManifest.Read(root).Tools)
        {
            if (tool.StandIn != null && Nuspec(tool.Package, tool.Version) == null)
                Unused.Add($"{tool.Package} {tool.Version} is not here, and {tool.StandIn} is used instead.");
            else
                Add(tool.Package, tool.Version, path);
        }
    }

    private void Add(string name, string version, string path)
    {
        string key = $"{name} {version}";
        if (packages.ContainsKey(key))
            return;
        if (Nuspec(name, version) is not { } file)
        {
            packages[key] = new LicensedPackage(name, version, path, null);
            Missing.Add($"{key} ({path})");
            return;
        }
        XElement? license = Metadata(file, "license");
        string? text = license?.Value.Trim();
        packages[key] =
            license?.Attribute("type")?.Value == "expression"
                ? new LicensedPackage(name, version, path, text)
                : new LicensedPackage(
                    name,
                    version,
                    path,
                    null,
                    Instead(text, Metadata(file, "licenseUrl")?.Value.Trim())
                );
    }

    private static string Instead(string? file, string? address) =>
        file != null ? $"the file {file} in the package"
        : address != null ? $"the address {address}"
        : "no licence at all";

    /// <summary>What a package says of itself; null when it is not there. The folder is in lower case, and the file may not be.</summary>
    private string? Nuspec(string name, string version)
    {
        string package = Path.Combine(folder, name.ToLowerInvariant(), version.ToLowerInvariant());
        return Directory.Exists(package) ? Directory.EnumerateFiles(package, "*.nuspec").FirstOrDefault() : null;
    }

    private static XElement? Metadata(string file, string name)
    {
        try
        {
            return XDocument.Load(file).Descendants().FirstOrDefault(x => x.Name.LocalName == name);
        }
        catch (XmlException exception)
        {
            throw new AutomationException(
                $"{file} is not valid XML: {exception.Message} Delete its folder, and restore it: ./build.sh Restore",
                exception
            );
        }
    }
}
