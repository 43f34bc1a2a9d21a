using System.Globalization;
using Automation.Commits;
using Automation.Git;
using Automation.Versioning;

namespace Automation.Changelogs;

/// <summary>The release that comes next.</summary>
public sealed class ComingRelease
{
    private readonly HashSet<SemanticVersion> released;
    private readonly SemanticVersion? previous;

    private ComingRelease(string version, ReleaseCommits commits, RemoteLinks? links, IEnumerable<string> tags)
    {
        Version = version;
        Commits = commits;
        Links = links;
        SemanticVersion coming = Parse(version)!;
        (string Tag, SemanticVersion Version)[] stable =
        [
            .. tags.Select(x => (Tag: x, Version: Parse(x)))
                .Where(x => x.Version is { IsPreRelease: false })
                .Select(x => (x.Tag, x.Version!)),
        ];
        released = [.. stable.Select(x => x.Version)];
        (PreviousTag, previous) = stable
            .Where(x => x.Version < coming)
            .OrderByDescending(x => x.Version)
            .FirstOrDefault();
        Tag = $"{(PreviousTag == null || PreviousTag.StartsWith('v') ? "v" : "")}{version}";
    }

    /// <summary>Its version: three numbers.</summary>
    public string Version { get; }

    /// <summary>The tag that it will have.</summary>
    public string Tag { get; }

    /// <summary>The tag of the release before; null when it is the first one.</summary>
    public string? PreviousTag { get; }

    /// <summary>When the newest change was made; null when there is none.</summary>
    public string? Date => Commits.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What was missing and how to mend it, in a sentence; null when nothing was.</summary>
    public string? Missing { get; private init; }

    /// <summary>The commits that are left out, because their messages say nothing to a program.</summary>
    public IReadOnlyList<string> Unread => Commits.Unread;

    internal ReleaseCommits Commits { get; }

    internal RemoteLinks? Links { get; }

    /// <summary>Finds out what comes next.</summary>
    /// <param name="request">The version that is asked for.</param>
    /// <exception cref="AutomationException">There are no commits or no work tree, git failed, or a setting is not valid.</exception>
    public static ComingRelease Read(VersionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        RepositoryVersion version = RepositoryVersion.Read(request);
        GitRepository repository = new(request.Folder);
        if (repository.TryLine("rev-parse", "--quiet", "--verify", "HEAD") == null)
            throw new AutomationException($"There is nothing to tell of. {version.Missing}");
        string top =
            repository.TryLine("rev-parse", "--show-toplevel")
            ?? throw new AutomationException(
                $"{request.Folder} has no work tree that a {ChangelogFile.Name} could lie in. Name a clone with one: --repository FOLDER."
            );
        CommitRules rules = CommitRules.Read(top);
        RemoteLinks? links = RemoteLinks.Parse(repository.TryLine("remote", "get-url", "origin"));
        IReadOnlyList<string> tags = repository.Lines("tag", "--merged", "HEAD");
        string number = version.Variable("MajorMinorPatch");
        ComingRelease empty = new(number, new ReleaseCommits([], [], null), links, tags);
        ReleaseCommits commits = ReleaseCommits.Read(repository, rules, empty.PreviousTag);
        return new ComingRelease(number, commits, links, tags) { Missing = version.Missing };
    }

    /// <summary>Writes the section of this release into a changelog.</summary>
    /// <param name="text">What the changelog holds; empty for a new one.</param>
    /// <returns>What it holds then.</returns>
    public string WriteTo(string text)
    {
        ChangelogFile file = ChangelogFile.Parse(text);
        file.Write(this);
        string written = file.ToString();
        return text.Contains("\r\n", StringComparison.Ordinal)
            ? written.Replace("\n", "\r\n", StringComparison.Ordinal)
            : written;
    }

    /// <summary>True for a version that was to be released after the last one, and was not.</summary>
    internal bool IsUnreleased(string version) =>
        Parse(version) is { } other && !released.Contains(other) && (previous == null || other > previous);

    private static SemanticVersion? Parse(string text) => SemanticVersion.TryParse(text, "[vV]?", isLoose: false);
}
