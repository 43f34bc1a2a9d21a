using System.IO.Enumeration;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A solution file, <c>.sln</c> or <c>.slnx</c>.</summary>
public sealed class Solution : IAbsolutePathHolder
{
    private readonly List<Project> projects = [];

    internal Solution(AbsolutePath path) => Path = path;

    /// <summary>The solution file.</summary>
    public AbsolutePath Path { get; }

    /// <summary>The file's name without its extension.</summary>
    public string Name => Path.NameWithoutExtension;

    /// <summary>The file's name.</summary>
    public string FileName => Path.Name;

    /// <summary>The folder of the file.</summary>
    public AbsolutePath Directory => Path.Parent!;

    /// <summary>All projects, in the order of the file.</summary>
    public IReadOnlyCollection<Project> AllProjects => projects;

    /// <summary>The projects that are in no solution folder.</summary>
    public IReadOnlyCollection<Project> Projects => [.. projects.Where(x => x.Folder == null)];

    /// <summary>The solution file.</summary>
    public static implicit operator string(Solution solution) => solution.Path;

    /// <summary>The solution file.</summary>
    public static implicit operator AbsolutePath(Solution solution) => solution.Path;

    /// <summary>The project with a name, or at a path; null when there is none.</summary>
    public Project? GetProject(string nameOrFullPath) =>
        projects.FirstOrDefault(x =>
            string.Equals(x.Name, nameOrFullPath, StringComparison.Ordinal)
            || string.Equals(x.Path, nameOrFullPath, StringComparison.Ordinal)
        );

    /// <summary>The projects whose name fits a pattern with <c>*</c>.</summary>
    public IEnumerable<Project> GetAllProjects(string wildcardPattern) =>
        projects.Where(x => FileSystemName.MatchesSimpleExpression(wildcardPattern, x.Name));

    /// <inheritdoc/>
    public override string ToString() => Path;

    internal void Add(string name, AbsolutePath path, string? folder) =>
        projects.Add(new Project(this, name, path, folder));
}
