using System.Globalization;
using System.Text;
using Automation.Git;
using Automation.Versioning;

namespace Automation.Releasing;

/// <summary>What a release is of: a version and a commit.</summary>
/// <param name="Version">The semantic version, without metadata.</param>
/// <param name="Commit">The whole id of the commit.</param>
/// <param name="Created">When the commit was made, in UTC: every time in a release is this one.</param>
public sealed record ReleaseIdentity(string Version, string Commit, DateTimeOffset Created)
{
    private const int MostNames = 3;

    /// <summary>The name of its tag.</summary>
    public string Tag => $"v{Version}";

    /// <summary>True when the version is before another one of the same numbers, such as 1.2.0-beta.1.</summary>
    public bool IsPreRelease => Version.Contains('-', StringComparison.Ordinal);

    /// <summary>True when the tag is there already, on this commit.</summary>
    public bool IsTagged { get; private init; }

    /// <summary>The version of assemblies.</summary>
    public required string AssemblyVersion { get; init; }

    /// <summary>The version of files.</summary>
    public required string FileVersion { get; init; }

    /// <summary>The properties by which MSBuild gives the version to what it builds. No branch is in them: a commit has the same release on all of its branches.</summary>
    public IReadOnlyList<(string Name, string Value)> Properties =>
        [
            ("Version", Version),
            ("AssemblyVersion", AssemblyVersion),
            ("FileVersion", FileVersion),
            ("InformationalVersion", $"{Version}+{Commit}"),
            ("RepositoryCommit", Commit),
            ("IncludeSourceRevisionInInformationalVersion", "false"),
        ];

    /// <summary>Finds out what a release would be of. The version is that of a tag on the commit; without one it is calculated.</summary>
    /// <param name="root">The top folder of the work tree.</param>
    /// <exception cref="AutomationException">The commit cannot be released: a part of the history is missing, something is not committed, HEAD is on no branch, or the tag is elsewhere.</exception>
    public static ReleaseIdentity Read(string root)
    {
        RepositoryVersion calculated = RepositoryVersion.Read(new VersionRequest(root) { RequireHistory = true });
        GitRepository git = new(root);
        RefuseChanges(git);
        string commit = git.Lines("rev-parse", "HEAD")[0];
        SemanticVersion? tagged = TagsOn(git, commit).Max();
        if (tagged == null && git.TryLine("symbolic-ref", "--quiet", "HEAD") == null)
            throw new AutomationException(
                $"HEAD is on no branch, and commit {commit[..7]} has no version tag. Check out a branch, such as main, or a tag: git switch main"
            );
        // A branch without a label counts commits until somebody releases; the release is what ends that.
        string version =
            tagged?.ToString()
            ?? calculated.Variable(calculated.Variable("PreReleaseLabel").Length == 0 ? "MajorMinorPatch" : "SemVer");
        if (calculated.Warning != null && tagged == null)
            throw new AutomationException(calculated.Warning);
        RefuseTagElsewhere(git, $"v{version}", commit);
        long seconds = long.Parse(git.Lines("log", "-1", "--format=%ct", commit)[0], CultureInfo.InvariantCulture);
        bool isSame = tagged == null || tagged.MajorMinorPatch == calculated.Variable("MajorMinorPatch");
        return new ReleaseIdentity(version, commit, CommitTime.Of(commit, seconds))
        {
            IsTagged = tagged != null,
            AssemblyVersion = isSame ? calculated.Variable("AssemblySemVer") : $"{tagged!.MajorMinorPatch}.0",
            FileVersion = isSame ? calculated.Variable("AssemblySemFileVer") : $"{tagged!.MajorMinorPatch}.0",
        };
    }

    private static IEnumerable<SemanticVersion> TagsOn(GitRepository git, string commit) =>
        git.Lines("tag", "--points-at", commit)
            .Select(x => SemanticVersion.TryParse(x, "v", isLoose: false))
            .OfType<SemanticVersion>();

    private static void RefuseChanges(GitRepository git)
    {
        string[] changed = Encoding
            .UTF8.GetString(git.Run(["status", "--porcelain", "--untracked-files=all", "--no-renames", "-z"]))
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        if (changed.Length == 0)
            return;
        string names = string.Join(", ", changed.Take(MostNames).Select(x => x[3..]));
        string more = changed.Length > MostNames ? $" and {changed.Length - MostNames} more" : "";
        throw new AutomationException(
            $"There are changes that are not committed: {names}{more}. A release is of a commit. Commit them, or put them aside: git stash --include-untracked"
        );
    }

    private static void RefuseTagElsewhere(GitRepository git, string tag, string commit)
    {
        if (
            git.TryLine("rev-parse", "--quiet", "--verify", $"refs/tags/{tag}^{{commit}}") is { } other
            && other != commit
        )
            throw new AutomationException(
                $"The tag {tag} is on commit {other[..7]}, and not on {commit[..7]}. A version is released once. Release that commit (git checkout {tag}), or commit what raises the version."
            );
    }
}
