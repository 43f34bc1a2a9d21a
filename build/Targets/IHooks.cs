using Automation;
using Automation.Commits;
using Automation.Formatting;
using Automation.Git;
using Automation.Hooks;
using Automation.Processes;
using Automation.Receipts;
using Automation.Tools;
using Nuke.Common;
using Serilog;

namespace Targets;

/// <summary>The targets that git's hooks run, and those that put the hooks into use.</summary>
internal interface IHooks : ICheckChanges
{
    [Parameter("The file that holds the commit message, as git names it to its hook")]
    string? MessageFile => TryGetValue(() => MessageFile);

    [Parameter("The remote that is pushed to, by name or address")]
    string Remote => TryGetValue(() => Remote) ?? "origin";

    [Parameter("What installs the hooks: git or husky")]
    string HookInstaller => TryGetValue(() => HookInstaller) ?? "git";

    private static bool AreOff => Environment.GetEnvironmentVariable("HUSKY") == "0";

    /// <summary>Puts the hooks into use with the first build on somebody's own machine.</summary>
    void InstallHooksOnce()
    {
        Automation.Hooks.HookInstaller installer = new(Git);
        string? message = installer.InstallOnce(Environment.GetEnvironmentVariable);
        if (message == null)
            return;
        // A notice, and not what the target was asked for.
        Console.Error.WriteLine(message);
        if (installer.IsInstalled)
            PrecompileLater();
    }

    /// <summary>A hook that has nothing to say says nothing.</summary>
    static void BeQuiet(IEnumerable<string> targets)
    {
        if (
            targets.All(x =>
                x is nameof(PreCommit) or nameof(PostCommit) or nameof(CommitMessage) || IAnswers.IsAnswer(x)
            )
        )
            NukeBuild.Verbosity = Verbosity.Quiet;
    }

    Target InstallHooks =>
        _ =>
            _.Description("Puts the hooks of .husky into use; the first build on your machine does it by itself")
                .Requires(() => HookInstaller == "git" || HookInstaller == "husky")
                .Executes(() =>
                {
                    if (HookInstaller == "husky" && Husky.Install(RootDirectory, Tools) is { } reason)
                        Log.Warning("{Reason} git installs the hooks instead.", reason);
                    Log.Information("{Message}", new HookInstaller(Git).Install());
                    PrecompileLater();
                });

    Target UninstallHooks =>
        _ =>
            _.Description("Takes the hooks out of use")
                .Executes(() => Log.Information("{Message}", new HookInstaller(Git).Uninstall()));

    Target PreCommit =>
        _ =>
            _.Description("Checks and formats what is staged, and nothing else")
                .OnlyWhenStatic(() => !AreOff)
                .Executes(() =>
                    Judge(() =>
                    {
                        PreCommit preCommit = new(Git, Formatter, Environment.GetEnvironmentVariable);
                        foreach (string line in preCommit.Run())
                            Console.WriteLine(line);
                    })
                );

    Target CommitMessage =>
        _ =>
            _.Description("Checks that a commit message is a Conventional Commit")
                .OnlyWhenStatic(() => !AreOff)
                .Requires(() => MessageFile)
                .Executes(() => Judge(() => CommitMessageReport.CheckFile(RootDirectory, MessageFile!)));

    Target PostCommit =>
        _ =>
            _.Description("Mends what 'git commit FILE' leaves in the index after its content was formatted")
                .OnlyWhenStatic(() => !AreOff)
                .Executes(() =>
                {
                    if (GitFolders.Find(RootDirectory) is { } folders)
                        new PendingMends(folders).Mend(Git);
                });

    Target PrePush =>
        _ =>
            _.Description("Runs Lint, Test and Coverage for what the pushed commits can affect")
                .OnlyWhenStatic(() => !AreOff)
                .Executes(() =>
                {
                    HookEnvironment.Leave();
                    string input = Console.IsInputRedirected ? Console.In.ReadToEnd() : "";
                    foreach (PushedCommits pushed in PushedCommits.Read(Git, Remote, input.Split('\n')))
                        CheckPushed(pushed);
                    if (new ReceiptExchange(Git).Send(Remote) is { } problem)
                        Log.Warning("{Problem}", problem);
                });

    Target PrecompileFormatter =>
        _ =>
            _.Description("Makes native images of the formatter in your cache folder; installing the hooks starts it")
                .Unlisted()
                .Executes(() => Log.Information("{Message}", new CSharpierProgram(Tools).Precompile()));

    /// <summary>Runs a gate of a hook. What it finds is all that is printed: nobody reads a table before each commit.</summary>
    private void Judge(Action gate)
    {
        try
        {
            gate();
        }
        catch (AutomationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine("Nothing was committed. To go past the hooks once: git commit --no-verify");
            ExitCode = 1;
        }
    }

    private void PrecompileLater()
    {
        if (IsLocalBuild && Environment.GetEnvironmentVariable("CI") == null)
            BackgroundRun.Start(RootDirectory, nameof(PrecompileFormatter));
    }

    private void CheckPushed(PushedCommits pushed)
    {
        string folder = PushedWorkTree.For(Git, pushed.Tip);
        if (folder == RootDirectory)
            CheckChangesSince(pushed.Base);
        else if (!PushedWorkTree.RunBuild(folder, nameof(CheckChanges), "--since", pushed.Base ?? "", "--no-logo"))
            throw new AutomationException(
                $"What is pushed does not pass: commit {pushed.Tip[..7]}, in {folder}, because your work tree holds something else."
            );
    }
}
