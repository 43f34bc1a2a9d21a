using Automation.Git;

namespace Automation.Releasing;

/// <summary>A folder that holds a commit and nothing else, so that no ignored or left-over file gets into a release.</summary>
internal static class SourceCheckout
{
    /// <summary>Checks a commit out into a new folder.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">The new folder.</param>
    /// <exception cref="AutomationException">git failed.</exception>
    public static void Make(string root, string commit, string folder)
    {
        GitRepository repository = new(root);
        // The objects stay where they are; a remote's address gets into packages, so it is that of the repository.
        repository.Run(["clone", "--quiet", "--shared", "--no-checkout", "--no-tags", root, folder]);
        GitRepository clone = new(folder);
        if (repository.TryLine("remote", "get-url", "origin") is { } address)
            clone.Run(["remote", "set-url", "origin", address]);
        else
            clone.Run(["remote", "remove", "origin"]);
        clone.Run(["-c", "advice.detachedHead=false", "checkout", "--quiet", "--detach", commit]);
    }
}
