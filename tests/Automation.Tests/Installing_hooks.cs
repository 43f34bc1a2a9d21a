using Automation.Git;
using Automation.Hooks;
using Automation.Tools;

namespace Automation.Tests;

public sealed class Installing_hooks : IDisposable
{
    private readonly GitScratch git = new();

    private HookInstaller Installer => new(git.Repository);

    public void Dispose() => git.Dispose();

    [Fact]
    public void Writes_one_line_of_configuration_and_takes_it_back()
    {
        string[] before = [.. Files()];
        Assert.False(Installer.IsInstalled);
        Assert.Contains("in use now", Installer.Install(), StringComparison.Ordinal);
        Assert.True(Installer.IsInstalled);
        Assert.Equal(".husky", git.Git("config", "core.hooksPath"));
        Assert.Equal(before, Files());
        Assert.Equal("The hooks in .husky are in use.", Installer.Install());
        Assert.Contains("no longer in use", Installer.Uninstall(), StringComparison.Ordinal);
        Assert.False(Installer.IsInstalled);
        Assert.Contains("not in use in this clone", Installer.Uninstall(), StringComparison.Ordinal);
        // No build puts back what somebody took away.
        Assert.Null(Installer.InstallOnce(_ => null));
        Assert.False(Installer.IsInstalled);
        Assert.Contains("in use now", Installer.Install(), StringComparison.Ordinal);
        Installer.Uninstall();
        Installer.Install();
        git.Git("config", "--unset-all", "core.hooksPath");
        Assert.Contains("in use now", Installer.InstallOnce(_ => null), StringComparison.Ordinal);
    }

    [Fact]
    public void Happens_by_itself_once_on_a_machine_of_somebody()
    {
        Assert.Null(Installer.InstallOnce(x => x == "CI" ? "true" : null));
        Assert.Null(Installer.InstallOnce(x => x == "HUSKY" ? "0" : null));
        Assert.False(Installer.IsInstalled);
        Assert.Contains("in use now", Installer.InstallOnce(_ => null), StringComparison.Ordinal);
        Assert.Null(Installer.InstallOnce(_ => null));
        using ScratchFolder folder = new();
        HookInstaller none = new(new GitRepository(folder.Path));
        Assert.Null(none.InstallOnce(_ => null));
        Assert.Contains("git init", Assert.Throws<AutomationException>(none.Install).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_the_hooks_of_others_alone_and_says_so()
    {
        git.Git("config", "core.hooksPath", "/their/hooks");
        Assert.Contains("/their/hooks", Installer.InstallOnce(_ => null), StringComparison.Ordinal);
        Assert.Equal("/their/hooks", git.Git("config", "core.hooksPath"));
        Assert.Throws<AutomationException>(Installer.Install);
        git.Git("config", "--unset", "core.hooksPath");
        git.Write(".git/hooks/pre-push", "#!/bin/sh\n");
        Assert.Contains("your own in .git/hooks: pre-push", Installer.InstallOnce(_ => null), StringComparison.Ordinal);
        Assert.False(Installer.IsInstalled);
    }

    [Fact]
    public void Holds_for_all_work_trees()
    {
        git.Commit("first");
        git.Git("worktree", "add", "-q", git.At("other"));
        Installer.Install();
        Assert.True(new HookInstaller(new GitRepository(git.At("other"))).IsInstalled);
        GitFolders folders = GitFolders.Find(git.At("other"))!;
        Assert.NotEqual(folders.Own, folders.Shared);
    }

    [Theory]
    [InlineData("[core]\n\thooksPath = .husky\n", ".husky")]
    [InlineData("[CORE]\n\tHooksPath=\".husky/\"\n", ".husky")]
    [InlineData("[core]\n\thooksPath = a\n[user]\n\thooksPath = b\n", "a")]
    [InlineData("[core]\n\tbare = false\n", null)]
    public void Is_told_from_the_configuration_file(string config, string? path) =>
        Assert.Equal(path, HookInstaller.HooksPath(config.Split('\n')));

    [Fact]
    public void By_husky_says_why_when_it_cannot_be_had()
    {
        git.Write(".config/dotnet-tools.json", """{ "version": 1, "tools": {} }""");
        Assert.Contains(
            "does not list husky",
            Husky.Install(git.Path, new LocalTools(git.Path)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Finds_no_repository_behind_a_file_that_is_none()
    {
        using ScratchFolder folder = new();
        folder.Write(".git", "nothing");
        Assert.Null(GitFolders.Find(folder.Path));
        folder.Write(".git", "gitdir: nowhere");
        Assert.Null(GitFolders.Find(folder.Path));
    }

    private IEnumerable<string> Files() =>
        Directory.GetFiles(git.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
