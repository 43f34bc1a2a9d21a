using Automation.Projects;

namespace Automation.Releasing;

/// <summary>Programs that are released together in one archive for a runtime.</summary>
/// <param name="Name">What they are called together.</param>
/// <param name="Runtime">The runtime identifier, such as linux-x64.</param>
/// <param name="Projects">The programs; each has a folder in the archive.</param>
public sealed record PlannedArchive(string Name, string Runtime, IReadOnlyList<ProjectFile> Projects)
{
    /// <summary>The name of the file in a release of a version.</summary>
    public string FileName(string version) =>
        $"{Name}-{version}-{Runtime}.{(Runtime.StartsWith("win", StringComparison.Ordinal) ? "zip" : "tar.gz")}";

    /// <summary>The folder of a program in the archive: the last part of its name.</summary>
    public static string FolderOf(ProjectFile project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return project.Name[(project.Name.LastIndexOf('.') + 1)..].ToLowerInvariant();
    }
}

/// <summary>What a release is to hold. Project files say so: <c>IsPackable</c>, <c>ReleaseArchive</c> with <c>ReleaseRuntimes</c>, and <c>ContainerRepository</c>.</summary>
public sealed class ReleasePlan
{
    /// <summary>Reads the project files.</summary>
    /// <param name="projects">All projects of the repository.</param>
    /// <param name="scope">How much of it is to be made; null for all.</param>
    /// <exception cref="AutomationException">No archive is for one of the runtimes.</exception>
    public ReleasePlan(IReadOnlyList<ProjectFile> projects, ReleaseScope? scope = null)
    {
        scope ??= new ReleaseScope();
        IReadOnlyList<string> runtimes = scope.Runtimes;
        Projects = projects;
        Packages = scope.HasPackages ? [.. projects.Where(x => x.IsPackable)] : [];
        Images = scope.HasImages ? [.. projects.Where(x => x.Property("ContainerRepository") != null)] : [];
        Archives = [.. ArchivesOf(projects)];
        if (runtimes.Count == 0)
            return;
        string[] known = [.. Archives.Select(x => x.Runtime).Distinct(StringComparer.Ordinal)];
        if (runtimes.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new AutomationException(
                $"No archive is made for the runtime {unknown}. Name one of {string.Join(", ", known)}, or add it to ReleaseRuntimes in the project files."
            );
        Archives = [.. Archives.Where(x => runtimes.Contains(x.Runtime, StringComparer.Ordinal))];
    }

    /// <summary>What the file with the notes is called.</summary>
    public const string NotesName = "RELEASE_NOTES.md";

    /// <summary>All projects of the repository.</summary>
    public IReadOnlyList<ProjectFile> Projects { get; }

    /// <summary>The projects of which a package is made.</summary>
    public IReadOnlyList<ProjectFile> Packages { get; }

    /// <summary>The archives of programs.</summary>
    public IReadOnlyList<PlannedArchive> Archives { get; }

    /// <summary>The projects of which a container image is made, where the base image can be had.</summary>
    public IReadOnlyList<ProjectFile> Images { get; }

    /// <summary>The projects that get to users in one form or another.</summary>
    public IReadOnlyList<ProjectFile> Released =>
        [.. Packages.Concat(Archives.SelectMany(x => x.Projects)).Concat(Images).Distinct()];

    /// <summary>The name of an image's file.</summary>
    public static string ImageName(ProjectFile project, string version)
    {
        ArgumentNullException.ThrowIfNull(project);
        return $"{project.Property("ContainerRepository")}-{version}.oci.tar";
    }

    /// <summary>The files that a release of a version is to have, if nothing that they need is missing.</summary>
    public IEnumerable<PlannedArtifact> Artifacts(string version) =>
        [
            .. Packages.SelectMany(x => PackagesOf(x, version)),
            .. Archives.Select(x => new PlannedArtifact(x.FileName(version), ArtifactKind.SelfContained)),
            .. Images.Select(x => new PlannedArtifact(ImageName(x, version), ArtifactKind.Image)),
            new PlannedArtifact(CycloneDx.Name, ArtifactKind.Sbom),
            new PlannedArtifact(NotesName, ArtifactKind.Notes),
        ];

    /// <summary>The files that packing a project makes.</summary>
    internal static IEnumerable<PlannedArtifact> PackagesOf(ProjectFile project, string version) =>
        [
            new PlannedArtifact(
                $"{project.Name}.{version}.nupkg",
                project.IsTool ? ArtifactKind.Tool : ArtifactKind.Library
            ),
            new PlannedArtifact($"{project.Name}.{version}.snupkg", ArtifactKind.Symbols),
        ];

    private static IEnumerable<PlannedArchive> ArchivesOf(IEnumerable<ProjectFile> projects) =>
        projects
            .Where(x => x.Property("ReleaseArchive") != null)
            .GroupBy(x => x.Property("ReleaseArchive")!, StringComparer.Ordinal)
            .SelectMany(group =>
                group
                    .SelectMany(RuntimesOf)
                    .Distinct(StringComparer.Ordinal)
                    .Select(runtime => new PlannedArchive(
                        group.Key,
                        runtime,
                        [.. group.Where(x => RuntimesOf(x).Contains(runtime, StringComparer.Ordinal))]
                    ))
            );

    private static string[] RuntimesOf(ProjectFile project) =>
        (project.Property("ReleaseRuntimes") ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
}
