using Automation;
using Automation.Versioning;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IVersion : IHasRepository, IHasOtherRepository, IHasJson, IAnswers
{
    [Parameter("Prints this variable of GitVersion instead of FullSemVer")]
    string? Variable => TryGetValue(() => Variable);

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
        new(string.IsNullOrEmpty(Repository) ? RootDirectory : Path.GetFullPath(Repository))
        {
            Branch = string.IsNullOrEmpty(Branch) ? null : Branch,
            Commit = string.IsNullOrEmpty(Commit) ? null : Commit,
            RequireHistory = RequireHistory,
            NoCache = NoVersionCache,
            Overrides = VersionOverrides.Parse(VersionSettings ?? []),
        };

    /// <summary>The version of this repository, which all that is built carries.</summary>
    RepositoryVersion OwnVersion => RepositoryVersion.Read(new VersionRequest(RootDirectory));

    [Parameter("Who says the version: build or gitversion, which is GitVersion.Tool")]
    string VersionSource => TryGetValue(() => VersionSource) ?? "build";

    private string Asked()
    {
        VersionOptions.RequireValues(Environment.GetCommandLineArgs());
        VersionOptions.RefuseTogether(
            ("--json", Json),
            ("--variable", Variable != null),
            ("--show-candidates", ShowCandidates)
        );
        if (VersionSource is not ("build" or "gitversion"))
            throw new AutomationException($"--version-source is '{VersionSource}'. There are build and gitversion.");
        GitVersionTool? tool = VersionSource == "gitversion" ? new(Tools) : null;
        if (tool?.WhyNot is { } reason)
            Console.Error.WriteLine(reason);
        else if (tool != null)
            return tool.Read(VersionRequest, Json ? null : Variable ?? "FullSemVer");
        RepositoryVersion version = RepositoryVersion.Read(VersionRequest);
        // The standard output holds the answer alone.
        foreach (string notice in new[] { version.Missing, version.Warning }.OfType<string>())
            Console.Error.WriteLine(notice);
        return ShowCandidates ? RepositoryVersion.Explain(VersionRequest)
            : Json ? version.ToJson()
            : version.Variable(Variable ?? "FullSemVer");
    }

    Target Version =>
        _ => _.Description("Prints the version of this commit, by GitVersion's rules").Executes(() => Answer(Asked));

    Target CheckVersion =>
        _ =>
            _.Description("Compares the version with the one that GitVersion.Tool calculates")
                .Executes(() =>
                {
                    VersionOptions.RequireValues(Environment.GetCommandLineArgs());
                    GitVersionTool tool = new(Tools);
                    if (tool.WhyNot is { } reason && VersionSource == "build")
                    {
                        Log.Warning("Nothing was compared. {Reason}", reason);
                        return;
                    }
                    Log.Information("{Version}: both agree", tool.Compare(VersionRequest));
                });
}
