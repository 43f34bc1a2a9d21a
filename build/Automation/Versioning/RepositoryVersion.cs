using System.Text;
using Automation.Git;
using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>The version of a repository's commit. It needs git and nothing else, and there is always one.</summary>
public sealed class RepositoryVersion
{
    private const int MostNames = 20;

    private readonly VersionVariables variables;
    private readonly GitRepository? source;

    private RepositoryVersion(VersionVariables variables, GitRepository? source, string? missing)
    {
        this.variables = variables;
        this.source = source;
        Missing = missing;
    }

    /// <summary>The version with its metadata, such as <c>1.2.3-beta.1+5</c>.</summary>
    public string FullSemVer => variables["FullSemVer"]!;

    /// <summary>What was missing and how to mend it, in a sentence; null when nothing was.</summary>
    public string? Missing { get; }

    /// <summary>Why others will refuse the version, and how to mend it; null when they will not.</summary>
    public string? Warning =>
        SemanticVersion.IsValid(variables["SemVer"]!)
            ? null
            : $"'{variables["SemVer"]}' is no semantic version (semver.org), and packages with it are refused. Mend the label of the branch in GitVersion.yml: what stands in braces has to be a named group of its regex.";

    /// <summary>The value of an output variable of GitVersion.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <exception cref="AutomationException">There is none of that name.</exception>
    public string Variable(string name)
    {
        // What is not committed is only looked for when it is asked for.
        bool isUncommitted = string.Equals(name, "UncommittedChanges", StringComparison.OrdinalIgnoreCase);
        return (isUncommitted ? Variables : variables)[name]
            ?? throw new AutomationException(
                $"'{name}' is no variable. There are {string.Join(", ", variables.Names)}."
            );
    }

    /// <summary>All output variables as a JSON object, as GitVersion writes it.</summary>
    public string ToJson() => Variables.ToJson();

    private VersionVariables Variables =>
        source == null ? variables : variables.WithUncommittedChanges(UncommittedChanges(source));

    /// <summary>Calculates a version, or recalls it.</summary>
    /// <exception cref="AutomationException">The configuration is not valid, or history was required and is missing.</exception>
    public static RepositoryVersion Read(VersionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        GitRepository repository = Open(request);
        RepositoryRefs? refs = RepositoryRefs.Read(repository);
        string? missing = WhatIsMissing(refs, request);
        if (request.RequireHistory)
            Require(missing);
        if (refs?.Head == null)
            return new RepositoryVersion(Nothing(request, missing), null, missing);
        (string text, string file) = Configuration(request, refs);
        VersionCache cache = new(refs, request, text);
        VersionVariables? known = request.NoCache ? null : cache.Recall();
        if (known == null)
        {
            CalculatedVersion version = Calculate(request, repository, refs, text, file);
            known = new VersionVariables(version);
            if (version.Winner?.Rules?.IsOrphan == true)
                missing ??=
                    $"The branch that '{version.Context.CurrentBranch.Name}' came from is not here, so the rules of the main branch hold. Fetch it: git fetch origin '+refs/heads/*:refs/remotes/origin/*' --tags.";
            else if (!request.NoCache)
                cache.Remember(known);
        }
        if (request.RequireHistory)
            Require(missing);
        return new RepositoryVersion(known, repository, missing);
    }

    /// <summary>Tells how a version came to be: the configuration, the candidates and the commits that raised them.</summary>
    /// <exception cref="AutomationException">There are no commits, or the configuration is not valid.</exception>
    public static string Explain(VersionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        GitRepository repository = Open(request);
        RepositoryRefs? refs = RepositoryRefs.Read(repository);
        string? missing = WhatIsMissing(refs, request);
        if (refs?.Head == null)
            return $"{missing}\nThe version is {Nothing(request, missing)["FullSemVer"]}, which is below all others.";
        (string text, string file) = Configuration(request, refs);
        return VersionExplanation.Write(Calculate(request, repository, refs, text, file), file);
    }

    private static GitRepository Open(VersionRequest request) =>
        Directory.Exists(request.Folder)
            ? new GitRepository(request.Folder)
            : throw new AutomationException($"{request.Folder} does not exist. Name a folder in a repository.");

    /// <summary>What a repository without commits has; a branch or a commit that somebody names is not in it.</summary>
    private static VersionVariables Nothing(VersionRequest request, string? missing) =>
        (request.Branch ?? request.Commit) is { } name
            ? throw new AutomationException($"There is no '{name}' here. {missing}")
            : VersionVariables.OfNothing();

    private static void Require(string? missing)
    {
        if (missing != null)
            throw new AutomationException($"No version without the whole history. {missing}");
    }

    private static CalculatedVersion Calculate(
        VersionRequest request,
        GitRepository repository,
        RepositoryRefs refs,
        string text,
        string file
    )
    {
        VersioningConfiguration configuration = ConfigurationReader.Parse(text, file, request.Overrides);
        string? commit = request.Commit;
        if (commit != null)
            commit =
                repository.TryLine("rev-parse", "--quiet", "--verify", $"{commit}^{{commit}}")
                ?? throw new AutomationException(
                    $"git knows no commit '{commit}' here. Give an id, a tag or a branch."
                );
        History history = new HistoryReader(repository, refs).Read(configuration.IgnoredPaths.Count > 0);
        if (request.Branch is { } branch && !history.Branches.Append(history.Head).Any(x => x.Name.IsCalled(branch)))
            throw new AutomationException(
                $"There is no branch '{branch}' here. There are {string.Join(", ", history.Branches.Select(x => x.Name.Name).Take(MostNames))}."
            );
        return new VersionCalculator(new VersioningContext(history, configuration, request.Branch, commit)).Calculate();
    }

    private static (string Text, string File) Configuration(VersionRequest request, RepositoryRefs refs)
    {
        string? file =
            request.ConfigurationFile
            ?? ConfigurationReader.Find(
                (refs.Top == null ? [request.Folder] : (string[])[request.Folder, refs.Top]).Distinct(
                    StringComparer.Ordinal
                )
            );
        if (file == null)
            return ("", "GitVersion.yml");
        if (Directory.Exists(file))
            throw new AutomationException($"{file} is a folder. Put a file there, or delete it.");
        if (!Path.Exists(file))
            throw new AutomationException($"{file} does not exist. Give the path of a GitVersion.yml.");
        try
        {
            return (File.ReadAllText(file), Path.GetFileName(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AutomationException(
                $"{file} cannot be read: {exception.Message} Mend its rights, or what it links to.",
                exception
            );
        }
    }

    private static string? WhatIsMissing(RepositoryRefs? refs, VersionRequest request)
    {
        if (refs == null)
        {
            DamagedHead.Refuse(request.Folder);
            return "There is no git repository here, or no git on PATH. Install git, or clone the repository.";
        }
        if (!request.OnlyGit)
            refs.NameHead(
                Environment.GetEnvironmentVariable("GITHUB_REF"),
                Environment.GetEnvironmentVariable("GITHUB_SHA")
            );
        if (refs.Head == null)
            return "There are no commits yet. Commit something.";
        return refs.IsShallow
            ? "The clone is shallow, so tags and commits may be missing. Fetch them: git fetch --unshallow --tags; in a workflow, give actions/checkout fetch-depth: 0."
            : null;
    }

    private static int UncommittedChanges(GitRepository repository)
    {
        try
        {
            return Encoding
                .UTF8.GetString(
                    repository.Run(["status", "--porcelain", "--untracked-files=all", "--no-renames", "-z"])
                )
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Length;
        }
        catch (AutomationException)
        {
            // A repository without a work tree has no changes in it.
            return 0;
        }
    }
}
