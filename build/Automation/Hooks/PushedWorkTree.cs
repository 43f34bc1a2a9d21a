using Automation.Git;
using Automation.Processes;

namespace Automation.Hooks;

/// <summary>A work tree with exactly what is pushed. What is checked out is used when it is just that; otherwise another one is kept for it.</summary>
public static class PushedWorkTree
{
    /// <summary>The folder with the content of a commit.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <returns>The root of the repository itself when it is clean and at the commit, else that of another work tree.</returns>
    /// <exception cref="AutomationException">git failed.</exception>
    public static string For(GitRepository repository, string commit)
    {
        bool isHere =
            repository.TryLine("rev-parse", "HEAD") == commit
            && repository.TryLine("status", "--porcelain")?.Length == 0;
        if (isHere)
            return repository.Root;
        string folder = Path.Combine(repository.Root, ".nuke", "pre-push");
        if (File.Exists(Path.Combine(folder, ".git")))
        {
            GitRepository kept = new(folder);
            if (kept.TryLine("checkout", "--quiet", "--force", "--detach", commit) != null)
            {
                _ = kept.TryLine("clean", "--quiet", "-fd");
                return folder;
            }
            Directory.Delete(folder, recursive: true);
        }
        _ = repository.TryLine("worktree", "prune");
        repository.Run(["worktree", "add", "--quiet", "--force", "--detach", folder, commit]);
        return folder;
    }

    /// <summary>Runs a target of the build in a work tree; what it prints is printed here.</summary>
    /// <returns>True when it succeeded.</returns>
    public static bool RunBuild(string folder, params string[] arguments)
    {
        string script = Path.Combine(folder, OperatingSystem.IsWindows() ? "build.cmd" : "build.sh");
        CommandResult result = new Command(script, arguments, folder)
        {
            // The variables of the build that runs here name this folder, and not that one.
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["BUILD_ROOT"] = null,
                ["BUILD_STALE"] = null,
            },
        }.Run();
        Console.Write(result.Output);
        Console.Error.Write(result.Error);
        return result.ExitCode == 0;
    }
}
