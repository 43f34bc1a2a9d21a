using Automation;
using Automation.Versioning;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IVersion : IHasRepository
{
    [Parameter("A folder in the repository whose version is asked for; this one by default")]
    string? Repository => TryGetValue(() => Repository);

    [Parameter("Prints this variable of GitVersion instead of FullSemVer")]
    string? Variable => TryGetValue(() => Variable);

    [Parameter("Prints all variables as JSON")]
    bool Json => TryGetValue<bool?>(() => Json) ?? false;

    [Parameter("Tells which versions were candidates, which commits raised them and by which rules")]
    bool ShowCandidates => TryGetValue<bool?>(() => ShowCandidates) ?? false;

    [Parameter("Refuses a number when a part of the history is missing")]
    bool RequireHistory => TryGetValue<bool?>(() => RequireHistory) ?? false;

    [Parameter("The branch that the version is for; the one that is checked out by default")]
    string? Branch => TryGetValue(() => Branch);

    [Parameter("The commit that the version is for, by its whole id; the newest of the branch by default")]
    string? Commit => TryGetValue(() => Commit);

    [Parameter("Settings that stand above GitVersion.yml, such as next-version=2.0.0")]
    string[]? VersionSettings => TryGetValue(() => VersionSettings);

    [Parameter("Calculates the version anew instead of recalling it")]
    bool NoVersionCache => TryGetValue<bool?>(() => NoVersionCache) ?? false;

    VersionRequest VersionRequest =>
        new(Path.GetFullPath(Repository ?? RootDirectory))
        {
            Branch = Branch,
            Commit = Commit,
            RequireHistory = RequireHistory,
            NoCache = NoVersionCache,
            Overrides = VersionOverrides.Parse(VersionSettings ?? []),
        };

    /// <summary>The version of this repository, which all that is built carries.</summary>
    RepositoryVersion OwnVersion => RepositoryVersion.Read(new VersionRequest(RootDirectory));

    /// <summary>True when only the version may be on the standard output.</summary>
    static bool IsQuiet(string target) => target is nameof(Version) or nameof(IChangelog.ReleaseNotes);

    [Parameter("Who says the version: build or gitversion, which is GitVersion.Tool")]
    string VersionSource => TryGetValue(() => VersionSource) ?? "build";

    Target Version =>
        _ =>
            _.Description("Prints the version of this commit, by GitVersion's rules (docs/reference/versioning.md)")
                .Requires(() => VersionSource == "build" || VersionSource == "gitversion")
                .Executes(() =>
                {
                    if (VersionSource == "gitversion")
                    {
                        Console.WriteLine(
                            new GitVersionTool(Tools).Read(VersionRequest, Json ? null : Variable ?? "FullSemVer")
                        );
                        return;
                    }
                    RepositoryVersion version = RepositoryVersion.Read(VersionRequest);
                    // The standard output holds the answer alone.
                    if (version.Missing != null)
                        Console.Error.WriteLine(version.Missing);
                    Console.WriteLine(
                        ShowCandidates ? RepositoryVersion.Explain(VersionRequest)
                        : Json ? version.ToJson()
                        : version.Variable(Variable ?? "FullSemVer")
                    );
                });

    Target CheckVersion =>
        _ =>
            _.Description("Compares the version with the one that GitVersion.Tool calculates")
                .Executes(() =>
                {
                    GitVersionTool tool = new(Tools);
                    if (tool.WhyNot is { } reason && VersionSource == "build")
                    {
                        Log.Warning("Nothing was compared. {Reason}", reason);
                        return;
                    }
                    Log.Information("{Version}: both agree", tool.Compare(VersionRequest));
                });
}
