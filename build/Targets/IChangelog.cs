using Automation;
using Automation.Changelogs;
using Automation.Versioning;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IChangelog : IVersion, IHasReleaseVersion
{
    private StoredChangelog StoredChangelog => new(VersionRequest.Folder);

    Target Changelog =>
        _ =>
            _.Description("Writes what the coming version brings into CHANGELOG.md; what people wrote there stays")
                .Executes(() =>
                {
                    VersionOptions.RequireValues(Environment.GetCommandLineArgs());
                    ComingRelease release = ComingRelease.Read(VersionRequest);
                    string before = StoredChangelog.Read();
                    string after = release.WriteTo(before);
                    if (release.Missing != null)
                        Log.Warning("{Missing}", release.Missing);
                    if (release.Unread.Count > 0)
                        Log.Warning(
                            "Left out, because they are no Conventional Commits: {Commits}",
                            string.Join("; ", release.Unread)
                        );
                    if (after == before)
                    {
                        Log.Information("{File} tells of {Version} already.", ChangelogFile.Name, release.Version);
                        return;
                    }
                    StoredChangelog.Write(after);
                    Log.Information("{File} tells of {Version}.", ChangelogFile.Name, release.Version);
                });

    Target ReleaseNotes =>
        _ => _.Description("Prints what CHANGELOG.md tells of --release-version").Executes(() => Answer(Notes));

    private string Notes()
    {
        VersionOptions.RequireValues(Environment.GetCommandLineArgs());
        if (string.IsNullOrWhiteSpace(ReleaseVersion))
            throw new AutomationException("No version is named. Give it: --release-version 1.2.0");
        return StoredChangelog.Exists
            ? ChangelogFile.Parse(StoredChangelog.Read()).Notes(ReleaseVersion)
            : throw new AutomationException($"There is no {ChangelogFile.Name}. Write it: ./build.sh Changelog");
    }
}
