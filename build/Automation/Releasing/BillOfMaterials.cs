using System.Xml.Linq;
using Automation.Projects;

namespace Automation.Releasing;

/// <summary>What a release is made of, and what needs what, from the lock files of its projects.</summary>
internal sealed class BillOfMaterials
{
    private readonly SortedDictionary<string, Component> components = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> graph = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> refsOfProjects = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> excluded;

    private BillOfMaterials(string root) => excluded = BuildTimePackages(root);

    /// <summary>All parts, sorted.</summary>
    public IEnumerable<Component> Components => components.Values;

    /// <summary>What each part needs, sorted.</summary>
    public IEnumerable<KeyValuePair<string, SortedSet<string>>> Graph => graph;

    /// <summary>The projects that are released.</summary>
    public required IReadOnlyList<string> Released { get; init; }

    /// <summary>Reads the lock files of the projects that are released, and of those that they refer to.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="all">All projects.</param>
    /// <param name="released">Those that are released.</param>
    /// <param name="version">The version of the release.</param>
    /// <exception cref="AutomationException">A lock file is missing or not valid.</exception>
    public static BillOfMaterials Read(
        string root,
        IReadOnlyList<ProjectFile> all,
        IReadOnlyList<ProjectFile> released,
        string version
    )
    {
        Dictionary<string, ProjectFile> byPath = all.ToDictionary(x => x.Path, StringComparer.Ordinal);
        List<ProjectFile> closure = [.. released];
        for (int i = 0; i < closure.Count; i++)
            closure.AddRange(closure[i].References.Select(x => byPath[x]).Where(x => !closure.Contains(x)));
        BillOfMaterials bill = new(root) { Released = [.. released.Select(x => RefOf(x, version))] };
        foreach (ProjectFile project in closure)
            bill.AddProject(project, version);
        foreach (ProjectFile project in closure)
            bill.AddNeeds(project, LockFile.Read(root, project.Path), byPath);
        return bill;
    }

    private static string RefOf(ProjectFile project, string version) =>
        project.IsPackable ? PackageUrl(project.Name, version) : $"{project.Name}@{version}";

    private static string PackageUrl(string name, string version) =>
        $"pkg:nuget/{Uri.EscapeDataString(name)}@{Uri.EscapeDataString(version)}";

    // Packages that Directory.Packages.props gives to every project are analyzers, which take part in building alone.
    private static HashSet<string> BuildTimePackages(string root)
    {
        string file = Path.Combine(root, "Directory.Packages.props");
        return File.Exists(file)
            ? XDocument
                .Load(file)
                .Descendants("GlobalPackageReference")
                .Select(x => x.Attribute("Include")?.Value ?? "")
                .ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [];
    }

    private void AddProject(ProjectFile project, string version)
    {
        string type =
            project.IsTool || !project.IsPackable && project.Property("ReleaseArchive") != null
                ? "application"
                : "library";
        string reference = RefOf(project, version);
        refsOfProjects[project.Name] = reference;
        components[reference] = new Component(reference, type, project.Name, version, null, project.IsPackable, false);
    }

    private void AddNeeds(
        ProjectFile project,
        IEnumerable<IReadOnlyDictionary<string, LockedPackage>> frameworks,
        Dictionary<string, ProjectFile> byPath
    )
    {
        SortedSet<string> needs = NeedsOf(refsOfProjects[project.Name]);
        needs.UnionWith(project.References.Select(x => refsOfProjects[byPath[x].Name]));
        foreach (IReadOnlyDictionary<string, LockedPackage> packages in frameworks)
        {
            foreach (LockedPackage package in packages.Values.Where(x => !x.IsProject))
            {
                string reference = AddPackage(package);
                if (package.IsDirect)
                    needs.Add(reference);
                NeedsOf(reference)
                    .UnionWith(
                        package
                            .DependsOn.Select(x => packages.GetValueOrDefault(x))
                            .Where(x => x is { IsProject: false })
                            .Select(x => AddPackage(x!))
                    );
            }
        }
    }

    private string AddPackage(LockedPackage package)
    {
        string version = package.Version ?? "";
        string reference = PackageUrl(package.Name, version);
        string? hash =
            package.ContentHash == null
                ? null
                : Convert.ToHexStringLower(Convert.FromBase64String(package.ContentHash));
        components[reference] = new Component(
            reference,
            "library",
            package.Name,
            version,
            hash,
            IsPackage: true,
            excluded.Contains(package.Name)
        );
        return reference;
    }

    private SortedSet<string> NeedsOf(string reference)
    {
        if (!graph.TryGetValue(reference, out SortedSet<string>? needs))
            graph[reference] = needs = new SortedSet<string>(StringComparer.Ordinal);
        return needs;
    }
}
