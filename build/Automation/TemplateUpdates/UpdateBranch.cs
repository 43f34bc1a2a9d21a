using Automation.Git;

namespace Automation.TemplateUpdates;

/// <summary>The branch that an update is made on.</summary>
/// <param name="repository">The repository.</param>
/// <param name="version">The version of the template.</param>
internal sealed class UpdateBranch(UpdatedRepository repository, string version)
{
    private const string Trailer = "Template-Version";

    /// <summary>The name.</summary>
    public string Name { get; } = $"template/{version}";

    private string Reference => $"refs/heads/{Name}";

    /// <summary>The commit that the branch is at; null when there is no branch.</summary>
    public string? Find() => repository.Git.TryLine("rev-parse", "--quiet", "--verify", Reference);

    /// <summary>Says how a commit stands to an update of the newest commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="tree">The tree of the update.</param>
    public BranchState Judge(string commit, string tree)
    {
        string[][] commits =
        [
            .. repository
                .Git.Lines(
                    "log",
                    $"--format=%T %P|%(trailers:key={Trailer},valueonly,separator=%x2C)",
                    $"{repository.Head}..{commit}"
                )
                .Select(x => x.Split('|')),
        ];
        int made = Array.FindIndex(commits, x => x[0] == $"{tree} {repository.Head}");
        return made == 0 ? BranchState.Same
            : made > 0 ? BranchState.Continued
            : commits.Length == 0 || (commits.Length == 1 && commits[0][1] == version) ? BranchState.Old
            : BranchState.OfOthers;
    }

    /// <summary>Makes the commit of an update; the branch is not moved.</summary>
    /// <param name="tree">The tree of the whole repository.</param>
    /// <param name="summary">What is in it.</param>
    public string Commit(string tree, string summary)
    {
        string subject = $"build: update to template {version}";
        return repository.Line([
            .. GitIdentity.Options(repository.Git),
            "commit-tree",
            tree,
            "-p",
            repository.Head,
            "-m",
            subject,
            "-m",
            summary,
            "-m",
            $"{Trailer}: {version}",
        ]);
    }

    /// <summary>Moves the branch, unless somebody else does meanwhile.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="there">What the branch was; null for nothing.</param>
    /// <exception cref="AutomationException">It is checked out, or somebody else moved it.</exception>
    public void Move(string commit, string? there)
    {
        if (
            there != null
            && repository
                .Git.Lines("worktree", "list", "--porcelain")
                .Contains($"branch {Reference}", StringComparer.Ordinal)
        )
            throw new AutomationException(
                $"The branch {Name} is of an older commit of yours, and it is checked out, so it is not made anew. Do: git switch to another branch, and run this again."
            );
        repository.Git.Run([
            "update-ref",
            "-m",
            $"update to template {version}",
            Reference,
            commit,
            there ?? new string('0', commit.Length),
        ]);
    }

    /// <summary>The failure that tells of a branch with commits of people.</summary>
    public AutomationException Taken(string where) =>
        new(
            $"The branch {Name}{where} has commits that are not of this update. Merge it and run this again, or delete it: git branch -D {Name}"
        );
}

/// <summary>How a branch stands to an update.</summary>
internal enum BranchState
{
    /// <summary>It is the update.</summary>
    Same,

    /// <summary>It is the update, and people went on from there.</summary>
    Continued,

    /// <summary>It is an update of an older commit, and nobody went on from there.</summary>
    Old,

    /// <summary>It has commits of people that do not go on from the update.</summary>
    OfOthers,
}
