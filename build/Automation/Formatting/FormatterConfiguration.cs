namespace Automation.Formatting;

/// <summary>The files that decide how, and whether, CSharpier formats a file: they lie in its folder and in those above.</summary>
public static class FormatterConfiguration
{
    private static readonly string[] Names =
    [
        ".editorconfig",
        ".csharpierignore",
        ".gitignore",
        ".csharpierrc",
        ".csharpierrc.json",
        ".csharpierrc.yaml",
        ".csharpierrc.yml",
    ];

    /// <summary>Where configuration for these files may lie, as paths relative to the root.</summary>
    /// <param name="paths">The files that CSharpier formats.</param>
    public static IReadOnlyList<string> Candidates(IEnumerable<string> paths)
    {
        HashSet<string> folders = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            string folder = path;
            do folder = Parent(folder);
            while (folders.Add(folder) && folder.Length > 0);
        }
        return [.. folders.SelectMany(folder => Names.Select(name => folder + name))];
    }

    /// <summary>A number that differs when the configuration of a file differs.</summary>
    internal static ulong Hash(string path, IReadOnlyDictionary<string, byte[]> configuration)
    {
        ContentHash hash = new();
        string folder = path;
        do
        {
            folder = Parent(folder);
            foreach (string name in Names)
            {
                if (configuration.TryGetValue(folder + name, out byte[]? content))
                    hash.Add(folder + name, content);
            }
        } while (folder.Length > 0);
        return hash.Value;
    }

    /// <summary>The folder above a path, with a slash at its end; empty for the root.</summary>
    private static string Parent(string path) => path[..(path.TrimEnd('/').LastIndexOf('/') + 1)];
}
