namespace Automation.Git;

/// <summary>Lets git commit and tag where nobody is set up to, as on a build server.</summary>
public static class GitIdentity
{
    private const string Name = "Build";
    private const string Email = "build@localhost";

    /// <summary>Options for git, before its command; none when somebody is set up.</summary>
    /// <param name="git">The repository.</param>
    public static IReadOnlyList<string> Options(GitRepository git)
    {
        ArgumentNullException.ThrowIfNull(git);
        return git.TryLine("var", "GIT_COMMITTER_IDENT") != null && git.TryLine("var", "GIT_AUTHOR_IDENT") != null
            ? []
            : ["-c", $"user.name={Name}", "-c", $"user.email={Email}"];
    }
}
