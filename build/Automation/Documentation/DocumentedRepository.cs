using Automation.Processes;
using Automation.Projects;
using Automation.Repository;

namespace Automation.Documentation;

/// <summary>The repository that pages are made from.</summary>
/// <param name="Root">Its folder.</param>
/// <param name="Configuration">The configuration that its projects were compiled in, such as Release.</param>
public sealed record DocumentedRepository(string Root, string Configuration)
{
    /// <summary>Its files, relative to the root, with slashes.</summary>
    public IReadOnlyList<string> Files { get; init; } = RepositoryFiles.List(Root);

    /// <summary>What the build says of itself as JSON; null where the engine does not say it.</summary>
    public Func<string?> Describe { get; init; } = () => Described(Root);

    /// <summary>Its projects.</summary>
    public IReadOnlyList<ProjectFile> Projects => ProjectFile.ReadAll(Root, Files);

    /// <summary>The text of a file.</summary>
    /// <param name="path">The path relative to the root.</param>
    public string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Those of its files that lie in a folder and have an extension.</summary>
    public IEnumerable<string> In(string folder, string extension) =>
        Files.Where(x =>
            x.StartsWith(folder, StringComparison.Ordinal) && x.EndsWith(extension, StringComparison.Ordinal)
        );

    /// <summary>The file that a project was compiled into.</summary>
    /// <exception cref="AutomationException">It was not.</exception>
    public string Assembly(ProjectFile project)
    {
        ArgumentNullException.ThrowIfNull(project);
        string name = $"{project.AssemblyName}.dll";
        string file = Path.Combine(Root, "artifacts", "bin", project.Name, Configuration.ToLowerInvariant(), name);
        return File.Exists(file)
            ? file
            : throw new AutomationException($"{name} was not compiled. Run ./build.sh Compile first.");
    }

    private static string? Described(string root)
    {
        if (!Directory.Exists(Path.Combine(root, "build", "Engine")))
            return null;
        string script = Path.Combine(root, OperatingSystem.IsWindows() ? "build.cmd" : "build.sh");
        CommandResult result = new Command(script, ["--help", "json"], root)
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["BuildEngine"] = "embedded" },
        }.Run();
        return result.ExitCode == 0
            ? result.Output
            : throw new AutomationException(
                $"The build does not say what it has: {(result.Error + result.Output).Trim()} Try it: ./build.sh --help json"
            );
    }
}
