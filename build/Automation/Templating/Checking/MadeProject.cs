using System.Text;

namespace Automation.Templating.Checking;

/// <summary>A project as the template made it, before anything was built in it.</summary>
public sealed class MadeProject
{
    private static readonly string[] Pictures = [".png", ".ico", ".gif", ".jpg"];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> names;

    /// <summary>Lists the files of a project; a repository of git in it is none of them.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="answers">What it was made with.</param>
    public MadeProject(string root, ProjectAnswers answers)
    {
        Root = root;
        Answers = answers;
        string git = Path.Combine(root, ".git");
        Files =
        [
            .. Directory
                .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(x => !IsBelow(x))
                .Select(Relative)
                .Order(StringComparer.Ordinal),
        ];
        names = [.. Files];
        EmptyFolders =
        [
            .. Directory
                .EnumerateDirectories(root, "*", SearchOption.AllDirectories)
                .Where(x => !IsBelow(x) && !Directory.EnumerateFileSystemEntries(x).Any())
                .Select(Relative)
                .Order(StringComparer.Ordinal),
        ];
        // The solution is called what projects are.
        Product = Path.GetFileNameWithoutExtension(
            Files.FirstOrDefault(x => !x.Contains('/') && x.EndsWith(".slnx", StringComparison.Ordinal)) ?? ""
        );

        bool IsBelow(string path) =>
            path == git || path.StartsWith(git + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>What it was made with.</summary>
    public ProjectAnswers Answers { get; }

    /// <summary>The first part of all names of projects, such as Acme.Shop; empty without a solution.</summary>
    public string Product { get; }

    /// <summary>The files, relative to the folder, with slashes, sorted.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The folders with nothing in them.</summary>
    public IReadOnlyList<string> EmptyFolders { get; }

    /// <summary>The files that hold text.</summary>
    public IEnumerable<string> TextFiles => Files.Where(x => !Pictures.Contains(Path.GetExtension(x)));

    /// <summary>True when there is such a file.</summary>
    public bool Has(string path) => names.Contains(path);

    /// <summary>The text of a file.</summary>
    public string Text(string path)
    {
        if (!texts.TryGetValue(path, out string? text))
            texts[path] = text = File.ReadAllText(Path.Combine(Root, path), Encoding.UTF8);
        return text;
    }

    /// <summary>The lines of a file with their numbers from 1.</summary>
    public IEnumerable<(int Number, string Line)> Lines(string path) =>
        Text(path).Split('\n').Select((x, i) => (i + 1, x.TrimEnd('\r')));

    private string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
