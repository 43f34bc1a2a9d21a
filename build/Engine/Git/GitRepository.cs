using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>How a remote repository is reached.</summary>
public enum GitProtocol
{
    /// <summary>By HTTPS.</summary>
    Https,

    /// <summary>By SSH.</summary>
    Ssh,
}

/// <summary>What a checkout says of itself. It is read from the files of git; no git is started.</summary>
public sealed class GitRepository
{
    /// <summary>How the remote is reached; null without a remote.</summary>
    public GitProtocol? Protocol { get; internal init; }

    /// <summary>The host of the remote.</summary>
    public string? Endpoint { get; internal init; }

    /// <summary>The remote's path, such as <c>owner/name</c>.</summary>
    public string? Identifier { get; internal init; }

    /// <summary>The checkout.</summary>
    public AbsolutePath? LocalDirectory { get; internal init; }

    /// <summary>What HEAD holds: the full name of a branch, or a commit.</summary>
    public string? Head { get; internal init; }

    /// <summary>The commit; null when there is none yet.</summary>
    public string? Commit { get; internal init; }

    /// <summary>The tags of the commit.</summary>
    public IReadOnlyCollection<string> Tags { get; internal init; } = [];

    /// <summary>The remote that the branch follows.</summary>
    public string? RemoteName { get; internal init; }

    /// <summary>The branch of the remote that the branch follows.</summary>
    public string? RemoteBranch { get; internal init; }

    /// <summary>The branch; null on a detached HEAD.</summary>
    public string? Branch { get; internal init; }

    /// <summary>The remote's address for HTTPS.</summary>
    public string? HttpsUrl => Identifier == null ? null : $"https://{Endpoint}/{Identifier}.git";

    /// <summary>The remote's address for SSH.</summary>
    public string? SshUrl => Identifier == null ? null : $"git@{Endpoint}:{Identifier}.git";

    /// <summary>The repository that an address names.</summary>
    /// <exception cref="ArgumentException">The address cannot be read.</exception>
    public static GitRepository FromUrl(string url, string? branch = null)
    {
        GitRemote remote =
            GitRemote.Parse(url)
            ?? throw new ArgumentException($"'{url}' is not the address of a repository.", nameof(url));
        return new GitRepository
        {
            Protocol = remote.Protocol,
            Endpoint = remote.Endpoint,
            Identifier = remote.Identifier,
            Branch = branch,
        };
    }

    /// <summary>The checkout that holds a folder; a worktree too.</summary>
    /// <exception cref="ArgumentException">The folder is in no checkout.</exception>
    public static GitRepository FromLocalDirectory(AbsolutePath directory) => GitFolder.Find(directory).Read();

    /// <inheritdoc/>
    public override string ToString() => HttpsUrl ?? LocalDirectory?.ToString() ?? "";
}

/// <summary>Questions about the branch.</summary>
public static class GitRepositoryExtensions
{
    /// <summary>True on <c>main</c>.</summary>
    public static bool IsOnMainBranch(this GitRepository repository) =>
        string.Equals(repository.Branch, "main", StringComparison.OrdinalIgnoreCase);

    /// <summary>True on <c>main</c> or <c>master</c>.</summary>
    public static bool IsOnMainOrMasterBranch(this GitRepository repository) =>
        repository.IsOnMainBranch() || repository.IsOn("master");

    /// <summary>True on <c>develop</c>, <c>dev</c> or <c>development</c>.</summary>
    public static bool IsOnDevelopBranch(this GitRepository repository) =>
        repository.IsOn("develop") || repository.IsOn("dev") || repository.IsOn("development");

    /// <summary>True on a branch below <c>feature/</c> or <c>features/</c>.</summary>
    public static bool IsOnFeatureBranch(this GitRepository repository) =>
        repository.IsBelow("feature") || repository.IsBelow("features");

    /// <summary>True on a branch below <c>release/</c> or <c>releases/</c>.</summary>
    public static bool IsOnReleaseBranch(this GitRepository repository) =>
        repository.IsBelow("release") || repository.IsBelow("releases");

    /// <summary>True on a branch below <c>hotfix/</c> or <c>hotfixes/</c>.</summary>
    public static bool IsOnHotfixBranch(this GitRepository repository) =>
        repository.IsBelow("hotfix") || repository.IsBelow("hotfixes");

    private static bool IsOn(this GitRepository repository, string branch) =>
        string.Equals(repository.Branch, branch, StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(this GitRepository repository, string folder) =>
        repository.Branch?.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase) ?? false;
}
