using Automation.Changelogs;
using Automation.Git;
using Automation.Projects;
using Automation.Versioning;

namespace Automation.PublicApi;

/// <summary>The public API of the last release: the accepted files at its tag.</summary>
public sealed class ReleasedApi
{
    private readonly GitRepository git;

    private ReleasedApi(GitRepository git, string tag, string coming)
    {
        this.git = git;
        Tag = tag;
        Version before = Parse(tag);
        Version after = Parse(coming);
        RaisesMajor = after.Major > before.Major;
        RaisesMinor = RaisesMajor || after.Minor > before.Minor;
    }

    /// <summary>The tag of the release.</summary>
    public string Tag { get; }

    /// <summary>True when commits since then said that they break something.</summary>
    public bool RaisesMajor { get; }

    /// <summary>True when commits since then brought something new, or broke something.</summary>
    public bool RaisesMinor { get; }

    /// <summary>Finds the last release before this commit.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <returns>Null when there is none, or no repository.</returns>
    public static ReleasedApi? Find(string root)
    {
        GitRepository repository = new(root);
        if (GitFolders.Find(root) == null || string.IsNullOrEmpty(repository.TryLine("tag", "--merged", "HEAD")))
            return null;
        ComingRelease release = ComingRelease.Read(new VersionRequest(root));
        return release.PreviousTag == null ? null : new ReleasedApi(repository, release.PreviousTag, release.Version);
    }

    /// <summary>What a library had in that release; null when it had no accepted file.</summary>
    public IReadOnlyList<string>? Of(ProjectFile project)
    {
        string path = $"{Tag}:{AcceptedApi.PathOf(project)}";
        return git.TryLine("cat-file", "blob", path) is { } text ? AcceptedApi.Lines(text) : null;
    }

    /// <summary>True when the accepted file of a library is committed as it is, so that a message for it was written.</summary>
    public bool IsCommitted(ProjectFile project) =>
        git.TryLine("diff", "--quiet", "HEAD", "--", AcceptedApi.PathOf(project)) != null;

    private static Version Parse(string version) => Version.Parse(version.TrimStart('v', 'V').Split("+")[0]);
}
