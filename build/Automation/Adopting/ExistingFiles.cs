namespace Automation.Adopting;

/// <summary>What is there, seen from a path that is to be written.</summary>
internal sealed class ExistingFiles(ForeignRepository repository)
{
    /// <summary>Files that stay as they are when there is one of them under any of the names.</summary>
    private static readonly string[][] Kept =
    [
        [SdkVersion.File],
        [".editorconfig"],
        ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS"],
        ["GitVersion.yml", "GitVersion.yaml", ".GitVersion.yml", ".GitVersion.yaml"],
        ["CHANGELOG.md"],
    ];

    private readonly Dictionary<string, string> spellings = Spellings(repository.Files);
    private readonly IReadOnlySet<string> uncommitted = repository.Uncommitted();

    /// <summary>The content of a file; null when it is not there.</summary>
    public byte[]? Read(string path)
    {
        string file = Path.Combine(repository.Root, path);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <summary>The repository's own file that stands in for one of the template's; null when there is none.</summary>
    public string? Counterpart(string path) =>
        Kept.FirstOrDefault(x => x.Contains(path))?.FirstOrDefault(x => File.Exists(Path.Combine(repository.Root, x)));

    /// <summary>True for a file that is not as it was committed, or not committed at all.</summary>
    public bool IsUncommitted(string path) => uncommitted.Contains(path);

    /// <summary>Why a path cannot be written; null when it can.</summary>
    public string? Obstacle(string path)
    {
        string[] parts = path.Split('/');
        for (int i = 1; i <= parts.Length; i++)
        {
            string part = string.Join('/', parts[..i]);
            string full = Path.Combine(repository.Root, part);
            bool isFolder = i < parts.Length;
            if (new FileInfo(full).LinkTarget != null)
                return $"{part} is a link. Put what it leads to in its place";
            if (isFolder ? File.Exists(full) : Directory.Exists(full))
                return $"{part} is a {(isFolder ? "file" : "folder")}. Rename it (git mv), commit, and run this again";
            if (spellings.TryGetValue(part, out string? spelling) && spelling != part)
                return $"there is {spelling}, which is the same on Windows and macOS. Rename it (git mv), commit, and run this again";
        }
        return null;
    }

    /// <summary>The rules that let git see some ignored files.</summary>
    public static IEnumerable<string> Inclusions(IReadOnlyList<string> ignored)
    {
        const string build = "build/";
        if (ignored.Any(x => x.StartsWith(build, StringComparison.Ordinal)))
        {
            foreach (string line in (string[])["!/build/", "!/build/**", "/build/**/bin/", "/build/**/obj/"])
                yield return line;
        }
        foreach (string path in ignored.Where(x => !x.StartsWith(build, StringComparison.Ordinal)))
        {
            for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
                yield return $"!/{path[..(slash + 1)]}";
            yield return $"!/{path}";
        }
    }

    /// <summary>How files and folders are written, by their names in any case.</summary>
    private static Dictionary<string, string> Spellings(IEnumerable<string> files)
    {
        Dictionary<string, string> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (string file in files)
        {
            for (int slash = file.IndexOf('/'); slash >= 0; slash = file.IndexOf('/', slash + 1))
                found[file[..slash]] = file[..slash];
            found[file] = file;
        }
        return found;
    }
}
