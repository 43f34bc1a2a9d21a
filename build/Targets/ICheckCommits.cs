using Automation.Commits;
using Automation.Git;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface ICheckCommits : IHasRepository
{
    Target CheckCommits =>
        _ =>
            _.Description("Runs the check of the commit-msg hook over the whole history")
                .TryBefore<ICompile>(x => x.Compile)
                .Executes(() =>
                {
                    if (GitFolders.FindOuter(RootDirectory) is { } outer)
                        Log.Information("The commits of {Outer}, in which the project lies, are not checked.", outer);
                    else if (GitFolders.Find(RootDirectory) == null)
                        Log.Warning("There is no git repository here, so there are no commits to check.");
                    else
                        Log.Information(
                            "{Count} messages are in order.",
                            CommitMessageReport.CheckHistory(Git, Adopted?.Since)
                        );
                });
}
