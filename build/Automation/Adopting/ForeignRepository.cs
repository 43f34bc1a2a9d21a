using Automation.Git;
using Automation.Hooks;
using Automation.Projects;
using Automation.Repository;

namespace Automation.Adopting;

/// <summary>The repository that a capability is brought to, as it is.</summary>
/// <param name="Root">Its top folder.</param>
/// <param name="Files">Its files, relative to the top folder, with slashes.</param>
public sealed record ForeignRepository(string Root, IReadOnlyList<string> Files)
{
    private const string BuildFolder = "build/";

    /// <summary>Files that tell of another program for hooks.</summary>
    private static readonly Dictionary<string, string> HookPrograms = new(StringComparer.Ordinal)
    {
        ["lefthook.yml"] = "lefthook",
        [".lefthook.yml"] = "lefthook",
        ["lefthook.yaml"] = "lefthook",
        [".lefthook.yaml"] = "lefthook",
        ["lefthook.toml"] = "lefthook",
        [".pre-commit-config.yaml"] = "pre-commit",
        [".husky/_/husky.sh"] = "husky",
        [".husky/task-runner.json"] = "Husky.Net",
    };

    /// <summary>Git in it.</summary>
    public GitRepository Git => new(Root);

    /// <summary>Its solutions.</summary>
    public IReadOnlyList<string> Solutions =>
        [
            .. Files.Where(x =>
                (x.EndsWith(".sln", StringComparison.Ordinal) || x.EndsWith(".slnx", StringComparison.Ordinal))
                && !x.StartsWith(BuildFolder, StringComparison.Ordinal)
            ),
        ];

    /// <summary>Its projects; what lies in the folder of the build belongs to the build.</summary>
    public IReadOnlyList<ProjectFile> Projects =>
        [.. ProjectFile.ReadAll(Root, Files).Where(x => !x.Path.StartsWith(BuildFolder, StringComparison.Ordinal))];

    /// <summary>The commit that is checked out; null when there is none yet.</summary>
    public string? Head => Git.TryLine("rev-parse", "--verify", "--quiet", "HEAD");

    /// <summary>Opens the repository around a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="template">The folder of the template, which is no such repository.</param>
    /// <exception cref="AutomationException">There is none, it is the template, or it holds no project.</exception>
    public static ForeignRepository Open(string folder, string template)
    {
        if (!Directory.Exists(folder))
            throw new AutomationException($"{folder} does not exist. Name the repository: --repository PATH");
        if (new GitRepository(folder).TryLine("rev-parse", "--show-toplevel") is not { Length: > 0 } top)
            throw new AutomationException(
                $"{folder} is in no git repository, and without one there is no way back. Run there: git init && git add -A && git commit -m \"chore: begin\""
            );
        string root = Path.GetFullPath(top);
        if (
            root
            == (
                new GitRepository(template).TryLine("rev-parse", "--show-toplevel") is { } own
                    ? Path.GetFullPath(own)
                    : template
            )
        )
            throw new AutomationException(
                $"{root} is the template itself. Call it from the repository that is to get the capability: cd my-repository && {Path.Combine(template, "build.sh")} Adopt --capability hooks; or name that: --repository PATH"
            );
        ForeignRepository repository = new(root, RepositoryFiles.List(root));
        return repository.Projects.Count > 0
            ? repository
            : throw new AutomationException($"{root} holds no .NET project. Make one first: dotnet new console");
    }

    /// <summary>The paths that are not as they were committed.</summary>
    public IReadOnlySet<string> Uncommitted() =>
        System
            .Text.Encoding.UTF8.GetString(
                Git.Run(["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"])
            )
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(x => x[3..])
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Those of some paths that git ignores.</summary>
    public IReadOnlyList<string> Ignored(IEnumerable<string> paths)
    {
        (int exitCode, byte[] output, string error) = Git.Command(
                ["check-ignore", "--no-index", "--stdin", "-z"],
                System.Text.Encoding.UTF8.GetBytes(string.Concat(paths.Select(x => x + "\0")))
            )
            .RunForBytes();
        return exitCode is 0 or 1
            ? System.Text.Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw new AutomationException($"git check-ignore failed: {error.Trim()}");
    }

    /// <summary>Other programs that run hooks here, a sentence each.</summary>
    public IReadOnlyList<string> OtherHooks()
    {
        List<string> found =
        [
            .. Files
                .Where(HookPrograms.ContainsKey)
                .Select(x =>
                    $"{x}: {HookPrograms[x]} runs hooks here. It stays; git runs either its hooks or those of {HookInstaller.Folder}, as core.hooksPath says."
                ),
        ];
        HookInstaller installer = new(Git);
        if (!installer.IsInstalled && installer.Others() is { } others)
            found.Add(others);
        return found;
    }
}
