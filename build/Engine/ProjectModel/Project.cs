using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A project of a solution.</summary>
public sealed class Project : IAbsolutePathHolder
{
    internal Project(Solution solution, string name, AbsolutePath path, string? folder)
    {
        Solution = solution;
        Name = name;
        Path = path;
        Folder = folder;
    }

    /// <summary>The solution.</summary>
    public Solution Solution { get; }

    /// <summary>The name, as the solution gives it.</summary>
    public string Name { get; }

    /// <summary>The project file.</summary>
    public AbsolutePath Path { get; }

    /// <summary>The folder of the project file.</summary>
    public AbsolutePath Directory => Path.Parent!;

    /// <summary>The way from the solution's folder to the project file.</summary>
    public RelativePath RelativePath => Solution.Directory.GetRelativePathTo(Path);

    internal string? Folder { get; }

    /// <summary>The project file.</summary>
    public static implicit operator string(Project project) => project.Path;

    /// <summary>The project file.</summary>
    public static implicit operator AbsolutePath(Project project) => project.Path;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
