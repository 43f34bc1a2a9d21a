using Automation.Git;
using Automation.Processes;

namespace Automation.Promoting;

/// <summary>The branches that a proposal has to do with, at origin where there is one.</summary>
/// <param name="git">The repository.</param>
internal sealed class ProposalBranch(GitRepository git)
{
    /// <summary>The remote that is asked.</summary>
    public const string Remote = "origin";

    private const string Heads = "refs/heads/";
    private const string Default = "main";

    /// <summary>True when there is a remote.</summary>
    public bool HasRemote { get; } = git.TryLine("remote", "get-url", Remote) != null;

    /// <summary>The branch that everything is merged into, and its newest commit.</summary>
    /// <exception cref="AutomationException">It cannot be found.</exception>
    public (string Name, string Commit) Trunk()
    {
        if (!HasRemote)
        {
            string name =
                git.TryLine("rev-parse", "--quiet", "--verify", Heads + Default) != null
                    ? Default
                    : git.TryLine("symbolic-ref", "--quiet", "--short", "HEAD")
                        ?? throw new AutomationException(
                            $"No branch is checked out, and there is no {Default} to merge a promotion into. Do: git switch BRANCH"
                        );
            return (name, git.Lines("rev-parse", "--verify", Heads + name)[0]);
        }
        // What the clone knows of it may be old, or nothing: the checkout of a workflow does not ask.
        string[] head = (git.TryLine("ls-remote", "--symref", Remote, "HEAD") ?? "").Split('\n')[0].Split('\t');
        string trunk = head[0].StartsWith($"ref: {Heads}", StringComparison.Ordinal) ? head[0][5..] : Heads + Default;
        return (trunk[Heads.Length..], Fetch(trunk));
    }

    /// <summary>The newest commit of a branch, at origin where there is one; null when there is no such branch.</summary>
    /// <exception cref="AutomationException">Origin cannot be asked.</exception>
    public string? Find(string branch) =>
        !HasRemote ? git.TryLine("rev-parse", "--quiet", "--verify", Heads + branch)
        : git.Lines("ls-remote", Remote, Heads + branch).Count > 0 ? Fetch(Heads + branch)
        : null;

    /// <summary>Pushes a commit as a branch, unless somebody else did since.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="there">What the branch was when it was looked at; null for nothing.</param>
    /// <exception cref="AutomationException">Origin refuses.</exception>
    public void Push(string branch, string commit, string? there)
    {
        CommandResult result = git.Command([
                "push",
                "--quiet",
                "--no-verify",
                $"--force-with-lease={Heads}{branch}:{there}",
                Remote,
                $"{commit}:{Heads}{branch}",
            ])
            .Run();
        if (result.ExitCode != 0)
            throw new AutomationException(
                $"{Remote} did not take the branch {branch}. {result.Error.Trim()} When somebody else pushed it meanwhile, run this again; otherwise see that you may push: git push {Remote} {commit}:{Heads}{branch}"
            );
    }

    /// <summary>Fetches into a ref of its own: FETCH_HEAD belongs to all who fetch at the same time.</summary>
    private string Fetch(string reference)
    {
        string own = $"refs/proposals/{Guid.NewGuid():N}";
        git.Run(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", Remote, $"+{reference}:{own}"]);
        try
        {
            return git.Lines("rev-parse", "--verify", own)[0];
        }
        finally
        {
            git.Run(["update-ref", "-d", own]);
        }
    }
}
