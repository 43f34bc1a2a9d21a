using System.Text;
using Automation.Git;

namespace Automation.TemplateUpdates;

/// <summary>Trees of git and what is in them.</summary>
internal static class TreeFiles
{
    /// <summary>Settings of people and repositories that would change what a tree holds, or touch more than a temporary index.</summary>
    private static readonly string[] Plain =
    [
        "core.safecrlf=false",
        "core.fileMode=false",
        "core.fsmonitor=false",
        "core.untrackedCache=false",
        "core.splitIndex=false",
        "core.sparseCheckout=false",
        "index.sparse=false",
        "advice.addEmbeddedRepo=false",
    ];

    /// <summary>The files of a tree, with mode and id.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public static Dictionary<string, TreeFile> Read(GitRepository git, string tree)
    {
        ReadOnlyMemory<byte> rest = git.Run(["ls-tree", "-r", "-z", "--full-tree", tree]);
        Dictionary<string, TreeFile> files = new(StringComparer.Ordinal);
        while (!rest.IsEmpty)
        {
            string line = Encoding.UTF8.GetString(NulTerminated.Take(ref rest).Span);
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            string[] fields = line[..tab].Split(' ');
            files[line[(tab + 1)..]] = new TreeFile(fields[0], fields[2]);
        }
        return files;
    }

    /// <summary>Makes a tree of a folder, as git would add it with the attributes that lie in it; nothing counts as ignored.</summary>
    /// <param name="repository">The repository that gets the objects.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="index">The path of an index file, which is not there yet.</param>
    /// <exception cref="AutomationException">git failed.</exception>
    public static string Write(UpdatedRepository repository, string folder, string index)
    {
        GitRepository aside = new(folder) { Index = index };
        string[] place =
        [
            .. Plain.SelectMany(x => new[] { "-c", x }),
            $"--git-dir={repository.GitFolder}",
            "--work-tree=.",
        ];
        aside.Run([.. place, "add", "--all", "--force", "."]);
        string[] programs =
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(FirstCommit.IsProgram)
                .Select(x => Path.GetRelativePath(folder, x).Replace('\\', '/')),
        ];
        // A package cannot keep the right to execute: without this, a new hook of the template would not run.
        if (programs.Length > 0)
            aside.Run(
                [.. place, "update-index", "--chmod=+x", "-z", "--stdin"],
                Encoding.UTF8.GetBytes(string.Join('\0', programs) + "\0")
            );
        return Encoding.UTF8.GetString(aside.Run([.. place, "write-tree"])).Trim();
    }

    /// <summary>Makes a tree of files whose contents git has.</summary>
    /// <exception cref="AutomationException">git has not all of them.</exception>
    public static string Write(
        UpdatedRepository repository,
        IReadOnlyDictionary<string, TreeFile?> files,
        string index
    ) => Write(repository, null, files, index);

    /// <summary>Makes a tree of another one with some files changed; null removes one.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public static string Write(
        UpdatedRepository repository,
        string? tree,
        IReadOnlyDictionary<string, TreeFile?> changes,
        string index
    )
    {
        if (tree != null && changes.Count == 0)
            return tree;
        GitRepository aside = repository.Git.WithIndex(index);
        if (tree != null)
            aside.Run(["read-tree", tree]);
        // What is removed goes first: it may be a file where a folder is to be.
        IEnumerable<string> lines = changes
            .OrderBy(x => x.Value != null)
            .Select(x => $"{x.Value?.Mode ?? "0"} {x.Value?.Id ?? new string('0', repository.Tree.Length)}\t{x.Key}\0");
        aside.Run(["update-index", "-z", "--index-info"], Encoding.UTF8.GetBytes(string.Concat(lines)));
        return Encoding.UTF8.GetString(aside.Run(["write-tree"])).Trim();
    }

    /// <summary>The renames between two trees, by the new path.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public static Dictionary<string, string> Renames(GitRepository git, string from, string to) =>
        Changes(git, from, to)
            .Where(x => x.OldPath != null)
            .ToDictionary(x => x.Path, x => x.OldPath!, StringComparer.Ordinal);

    /// <summary>The files that differ between two trees: A added, M modified, D deleted, R renamed, T of another type.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public static IEnumerable<(char Status, string Path, string? OldPath)> Changes(
        GitRepository git,
        string from,
        string to
    )
    {
        string[] fields = Encoding
            .UTF8.GetString(
                git.Run([
                    "diff-tree",
                    "-r",
                    "-z",
                    "-M",
                    "-l0",
                    "--no-relative",
                    "--no-ext-diff",
                    "--name-status",
                    from,
                    to,
                ])
            )
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < fields.Length; i += 2)
        {
            char status = fields[i][0];
            if (status == 'R')
            {
                yield return (status, fields[i + 2], fields[i + 1]);
                i++;
            }
            else
            {
                yield return (status, fields[i + 1], null);
            }
        }
    }
}

/// <summary>A file in a tree.</summary>
/// <param name="Mode">The mode, such as 100644.</param>
/// <param name="Id">The id of the content.</param>
internal sealed record TreeFile(string Mode, string Id);
