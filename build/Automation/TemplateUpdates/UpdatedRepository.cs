using System.Text;
using Automation.Git;

namespace Automation.TemplateUpdates;

/// <summary>The repository of a project as an update finds it. Everything that is done with it leaves work tree and index alone.</summary>
/// <param name="Git">The repository at its top folder.</param>
/// <param name="GitFolder">The full path of the folder with HEAD and the objects.</param>
/// <param name="Prefix">The project's folder relative to the top, ending in a slash; empty when the project is the repository.</param>
/// <param name="Head">The newest commit.</param>
/// <param name="Tree">The tree of the project in it.</param>
internal sealed record UpdatedRepository(GitRepository Git, string GitFolder, string Prefix, string Head, string Tree)
{
    /// <summary>Finds the repository of a project.</summary>
    /// <param name="root">The project's folder.</param>
    /// <exception cref="AutomationException">There is none, or the project is in no commit.</exception>
    public static UpdatedRepository Find(string root)
    {
        string[] lines = (
            new GitRepository(root).TryLine(
                "rev-parse",
                "--show-toplevel",
                "--show-prefix",
                "--absolute-git-dir",
                "HEAD",
                "HEAD:./"
            ) ?? ""
        ).Split('\n');
        return lines.Length == 5
            ? new UpdatedRepository(new GitRepository(lines[0]), lines[2], lines[1], lines[3], lines[4])
            : throw new AutomationException(
                $"{root} is in no commit of a git repository, so nothing can be merged with it. Do: ./build.sh StartProject, or git add -A && git commit"
            );
    }

    /// <summary>True when files that git knows have changes that are not committed.</summary>
    public bool IsDirty =>
        Git.Run([
            "--no-optional-locks",
            "status",
            "--porcelain",
            "--untracked-files=no",
            "--",
            Prefix.Length == 0 ? "." : Prefix,
        ]).Length > 0;

    /// <summary>The one line that git writes.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public string Line(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default) =>
        Encoding.UTF8.GetString(Git.Run(arguments, input)).TrimEnd('\n');

    /// <summary>Stores contents as blobs, as they are, all with one process.</summary>
    /// <param name="contents">The contents.</param>
    /// <param name="folder">A folder for files on the way, which is not there yet.</param>
    /// <returns>The ids, in the same order.</returns>
    public IReadOnlyList<string> Store(IReadOnlyList<byte[]> contents, string folder)
    {
        Directory.CreateDirectory(folder);
        List<string> files = [];
        foreach (byte[] content in contents)
        {
            files.Add(Path.Combine(folder, $"{files.Count}"));
            File.WriteAllBytes(files[^1], content);
        }
        string list = string.Concat(files.Select(x => x + "\n"));
        return Line(["hash-object", "-w", "--no-filters", "--stdin-paths"], Encoding.UTF8.GetBytes(list)).Split('\n');
    }

    /// <summary>Puts the project's tree in its place in the tree of the newest commit.</summary>
    public string Graft(string tree)
    {
        string[] folders = Prefix.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int depth = folders.Length - 1; depth >= 0; depth--)
        {
            string parent = $"{Head}:{string.Join('/', folders[..depth])}";
            string entry = $"040000 tree {tree}\t{folders[depth]}";
            IEnumerable<string> entries = Encoding
                .UTF8.GetString(Git.Run(["ls-tree", "--full-tree", "-z", parent]))
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(x => x[(x.IndexOf('\t') + 1)..] == folders[depth] ? entry : x);
            tree = Line(["mktree", "-z"], Encoding.UTF8.GetBytes(string.Join('\0', entries) + "\0"));
        }
        return tree;
    }
}
