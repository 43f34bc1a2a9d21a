namespace Automation.Projects;

/// <summary>The projects that changed files can affect: those that hold them, and all that refer to those.</summary>
/// <param name="Affected">The affected projects.</param>
/// <param name="Others">All others.</param>
public sealed record AffectedProjects(IReadOnlyList<ProjectFile> Affected, IReadOnlyList<ProjectFile> Others)
{
    /// <summary>Files that no project is made from, and that tests do not read.</summary>
    private static readonly string[] Prose =
    [
        "docs/",
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
    ];

    /// <summary>Finds the projects. A file that belongs to none of them, such as a shared setting, affects all.</summary>
    /// <param name="projects">All projects.</param>
    /// <param name="changed">The changed files, relative to the root; null when it is not known what changed.</param>
    public static AffectedProjects Find(IReadOnlyList<ProjectFile> projects, IReadOnlyCollection<string>? changed)
    {
        if (changed == null)
            return new AffectedProjects(projects, []);
        HashSet<string> affected = new(StringComparer.Ordinal);
        foreach (string file in changed.Where(file => !IsProse(file)))
        {
            ProjectFile? owner = projects
                .Where(x => file.StartsWith(FolderOf(x), StringComparison.Ordinal))
                .MaxBy(x => FolderOf(x).Length);
            if (owner == null)
                return new AffectedProjects(projects, []);
            affected.Add(owner.Path);
        }
        int before;
        do
        {
            before = affected.Count;
            affected.UnionWith(projects.Where(x => x.References.Any(affected.Contains)).Select(x => x.Path));
        } while (affected.Count > before);
        return new AffectedProjects(
            [.. projects.Where(x => affected.Contains(x.Path))],
            [.. projects.Where(x => !affected.Contains(x.Path))]
        );
    }

    private static bool IsProse(string file) =>
        Array.Exists(Prose, x => x.EndsWith('/') ? file.StartsWith(x, StringComparison.Ordinal) : file == x);

    private static string FolderOf(ProjectFile project) => project.Path[..(project.Path.LastIndexOf('/') + 1)];
}
