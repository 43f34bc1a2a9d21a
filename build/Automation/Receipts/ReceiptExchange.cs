using Automation.Git;
using Automation.Processes;

namespace Automation.Receipts;

/// <summary>Carries receipts to a remote and back.</summary>
/// <param name="repository">The repository.</param>
public sealed class ReceiptExchange(GitRepository repository)
{
    private const string Theirs = "refs/notes/gates-remote";

    /// <summary>Sends the receipts along with a push. A remote that does not take them stops nothing.</summary>
    /// <param name="remote">The name or address of the remote.</param>
    /// <returns>A sentence when they were not taken; null when they were, or there are none.</returns>
    public string? Send(string remote)
    {
        if (!Exist)
            return null;
        if (Push(remote).ExitCode == 0)
            return null;
        // Somebody else sent receipts meanwhile. Both name trees, so that all of them can be kept.
        if (repository.TryLine("fetch", "--quiet", remote, $"+{Receipt.Ref}:{Theirs}") != null)
            _ = repository.TryLine("notes", $"--ref={Receipt.Ref}", "merge", "--quiet", "-s", "ours", Theirs);
        CommandResult second = Push(remote);
        string reason = second.Error.Split('\n').FirstOrDefault(x => x.Length > 0) ?? "";
        return second.ExitCode == 0
            ? null
            : $"{remote} did not take the receipts of the gates: {reason.Trim()} The push goes on.";
    }

    /// <summary>Gets the receipts of a remote when there are none here, as in CI.</summary>
    public void Receive(string remote)
    {
        if (!Exist && repository.TryLine("remote", "get-url", remote) != null)
            _ = repository.TryLine("fetch", "--quiet", remote, $"{Receipt.Ref}:{Receipt.Ref}");
    }

    /// <summary>True when there are receipts.</summary>
    public bool Exist => repository.TryLine("rev-parse", "--verify", "--quiet", Receipt.Ref) != null;

    private CommandResult Push(string remote) =>
        repository.Command(["push", "--quiet", "--no-verify", remote, $"{Receipt.Ref}:{Receipt.Ref}"]).Run();
}
