using Automation.Git;

namespace Automation.Hooks;

/// <summary>Puts the repository's hooks into use, which is one line in git's configuration: <c>core.hooksPath</c>.</summary>
/// <param name="repository">The repository.</param>
public sealed class HookInstaller(GitRepository repository)
{
    private const string RefusedKey = "devex.hooks";
    private const string Refused = "off";

    /// <summary>The folder of the hooks, relative to the root.</summary>
    public const string Folder = ".husky";

    /// <summary>The hooks that there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["pre-commit", "commit-msg", "post-commit", "pre-push"];

    /// <summary>True when the hooks are in use, told from the configuration file alone: no process is started for it.</summary>
    public bool IsInstalled
    {
        get
        {
            if (GitFolders.Find(repository.Root) is not { } folders)
                return false;
            string file = Path.Combine(folders.Shared, "config");
            return File.Exists(file) && HooksPath(File.ReadLines(file)) is Folder or $"{Folder}/_" or $"./{Folder}";
        }
    }

    /// <summary>Says why a folder has no hooks.</summary>
    internal static AutomationException NoRepository(string root) =>
        new(
            GitFolders.FindOuter(root) is { } outer
                ? $"The project lies in a folder of the repository {outer}, and git has one folder of hooks for all of it. Let that repository's hooks start this build, as those in {Folder} do, or give the project a repository of its own."
                : $"There is no git repository in {root}: run git init first."
        );

    /// <summary>Puts the hooks into use.</summary>
    /// <returns>A sentence that says what happened.</returns>
    /// <exception cref="AutomationException">There is no repository, or somebody else's hooks are in use.</exception>
    public string Install()
    {
        if (!Path.Exists(Path.Combine(repository.Root, ".git")))
            throw NoRepository(repository.Root);
        if (IsInstalled)
            return $"The hooks in {Folder} are in use.";
        if (Others() is { } others)
            throw new AutomationException(others);
        repository.Run(["config", "core.hooksPath", Folder]);
        if (IsRefused)
            repository.Run(["config", "--unset-all", RefusedKey]);
        return $"The hooks in {Folder} are in use now. To go without them once: git commit --no-verify; for good: ./build.sh UninstallHooks.";
    }

    /// <summary>Puts the hooks into use on somebody's own machine, when nothing speaks against it.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>A sentence that says what happened; null when there is nothing to say.</returns>
    public string? InstallOnce(Func<string, string?> environment)
    {
        bool isServer = environment("CI") is { Length: > 0 } ci && ci != "false";
        if (
            isServer
            || environment("HUSKY") == "0"
            || !Path.Exists(Path.Combine(repository.Root, ".git"))
            || IsInstalled
            || IsRefused
        )
            return null;
        try
        {
            return Others() ?? Install();
        }
        catch (AutomationException exception)
        {
            return $"The hooks are not in use: {exception.Message}";
        }
    }

    /// <summary>Takes the hooks out of use, for good: no build puts them back.</summary>
    /// <returns>A sentence that says what happened.</returns>
    /// <exception cref="AutomationException">There is no repository.</exception>
    public string Uninstall()
    {
        if (GitFolders.Find(repository.Root) == null)
            throw NoRepository(repository.Root);
        bool wereInstalled = IsInstalled;
        if (wereInstalled)
            repository.Run(["config", "--unset-all", "core.hooksPath"]);
        // Else the end of this very build would put them back.
        repository.Run(["config", RefusedKey, Refused]);
        return $"The hooks are {(wereInstalled ? "no longer" : "not")} in use in this clone, and no build puts them back. ./build.sh InstallHooks does.";
    }

    private bool IsRefused => repository.TryLine("config", RefusedKey) == Refused;

    /// <summary>Says whose hooks are in use; null when nobody's are.</summary>
    internal string? Others()
    {
        string? path = repository.TryLine("config", "core.hooksPath");
        if (!string.IsNullOrEmpty(path))
            return $"The hooks are not in use, because git looks for hooks in {path}. To change that: git config core.hooksPath {Folder}";
        if (
            GitFolders.Find(repository.Root) is not { } folders
            || !Directory.Exists(Path.Combine(folders.Shared, "hooks"))
        )
            return null;
        string[] own =
        [
            .. Directory
                .GetFiles(Path.Combine(folders.Shared, "hooks"))
                .Select(x => Path.GetFileName(x))
                .Where(x => !x.EndsWith(".sample", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        return own.Length == 0
            ? null
            : $"The hooks are not in use, because git runs your own in .git/hooks: {string.Join(", ", own)}. Move them, or: git config core.hooksPath {Folder}";
    }

    /// <summary>Reads the last hooksPath of the core section out of a configuration file of git.</summary>
    internal static string? HooksPath(IEnumerable<string> lines)
    {
        bool isCore = false;
        string? path = null;
        foreach (string raw in lines)
        {
            string line = raw.Trim();
            if (line.StartsWith('['))
                isCore = line.StartsWith("[core]", StringComparison.OrdinalIgnoreCase);
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (isCore && equals > 0 && line[..equals].Trim().Equals("hooksPath", StringComparison.OrdinalIgnoreCase))
                path = line[(equals + 1)..].Trim().Trim('"').TrimEnd('/');
        }
        return path;
    }
}
