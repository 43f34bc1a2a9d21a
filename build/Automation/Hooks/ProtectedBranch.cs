using Automation.Gates;
using Automation.Git;

namespace Automation.Hooks;

/// <summary>Notices a commit straight to a protected branch. The server's rules are what keeps it out; this saves the way there.</summary>
internal static class ProtectedBranch
{
    private const string RefPrefix = "ref: refs/heads/";

    /// <summary>The warning; null when the commit goes elsewhere.</summary>
    /// <exception cref="AutomationException">The settings refuse such a commit.</exception>
    public static string? Warning(GitFolders folders, GateSettings settings)
    {
        string head = Path.Combine(folders.Own, "HEAD");
        string text = File.Exists(head) ? File.ReadAllText(head).Trim() : "";
        if (!text.StartsWith(RefPrefix, StringComparison.Ordinal))
            return null;
        string branch = text[RefPrefix.Length..];
        // The first commit of all has nowhere else to go, and a merge goes where it was asked to.
        if (
            !settings.ProtectedBranches.Contains(branch, StringComparer.Ordinal)
            || !HasCommits(folders, branch)
            || File.Exists(Path.Combine(folders.Own, "MERGE_HEAD"))
        )
            return null;
        string mend = $"Take a branch along with what is staged: git switch -c NAME.";
        return settings.RefuseProtectedBranches
            ? throw new AutomationException($"Commits to {branch} go through a pull request. {mend}")
            : $"This commit goes straight to {branch}. {mend}";
    }

    private static bool HasCommits(GitFolders folders, string branch) =>
        File.Exists(Path.Combine(folders.Shared, "refs", "heads", branch))
        || File.Exists(Path.Combine(folders.Shared, "packed-refs"));
}
