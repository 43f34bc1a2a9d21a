using Automation.Health.Reading;
using Automation.Repository;

namespace Automation.Health;

/// <summary>The files of a repository, as the rules read them: each one once.</summary>
/// <param name="files">The paths relative to the root, with slashes.</param>
/// <param name="open">Opens one of them.</param>
public sealed class HealthRepository(IReadOnlyList<string> files, Func<string, Stream> open)
{
    private readonly HashSet<string> names = new(files, StringComparer.Ordinal);
    private readonly Dictionary<string, YamlFile> yaml = new(StringComparer.Ordinal);
    private WorkflowSet? workflows;

    /// <summary>The paths of all files, relative to the root, with slashes.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>True when the repository has something that only GitHub reads.</summary>
    public bool IsOnGitHub => files.Any(x => x.StartsWith(".github/", StringComparison.Ordinal));

    /// <summary>The workflows and the repository's own actions.</summary>
    internal WorkflowSet Workflows => workflows ??= WorkflowSet.Read(this);

    /// <summary>Reads a repository on disk: what git tracks or would add. What a template holds is judged in the projects made from it.</summary>
    /// <param name="root">The repository's folder.</param>
    public static HealthRepository Open(string root) =>
        new(
            [.. RepositoryFiles.List(root).Where(x => !RepositoryFiles.IsOfTemplate(x))],
            x => File.OpenRead(Path.Combine(root, x))
        );

    /// <summary>True when there is such a file.</summary>
    public bool Has(string path) => names.Contains(path);

    /// <summary>The first of some files that there is; null without any.</summary>
    public string? FirstOf(params IEnumerable<string> paths) => paths.FirstOrDefault(Has);

    /// <summary>The text of a file; empty when there is none.</summary>
    public string Text(string path)
    {
        if (!Has(path))
            return "";
        using StreamReader reader = new(open(path));
        return reader.ReadToEnd();
    }

    /// <summary>The first bytes of a file.</summary>
    internal byte[] Head(string path, int length)
    {
        using Stream stream = open(path);
        byte[] head = new byte[length];
        return head[..stream.ReadAtLeast(head, length, throwOnEndOfStream: false)];
    }

    /// <summary>A file as YAML.</summary>
    internal YamlFile Yaml(string path)
    {
        if (!yaml.TryGetValue(path, out YamlFile? file))
            yaml[path] = file = YamlFile.Parse(path, Text(path));
        return file;
    }
}
