using Automation.Adopting;

namespace Automation.Tests.Adopting;

public sealed class Writing_all_or_nothing
{
    private static PlannedFile File(string path, PlannedAction action = PlannedAction.Create) =>
        new(path, action) { Content = "new\n"u8.ToArray() };

    [Fact]
    public void Puts_everything_back_when_a_file_cannot_be_written()
    {
        using GitScratch git = new();
        git.Write("kept.txt", "old\n");
        git.Write("blocked", "a file where a folder has to be\n");
        string problem = Assert
            .Throws<AutomationException>(() =>
                new FileTransaction(git.Path).Apply(
                    [File("new/deep/file.txt"), File("kept.txt", PlannedAction.Merge), File("blocked/file.txt")],
                    CancellationToken.None
                )
            )
            .Message;
        Assert.Contains("Nothing was changed", problem, StringComparison.Ordinal);
        Assert.Equal("old\n", git.Read("kept.txt"));
        Assert.False(Directory.Exists(git.At("new")));
        Assert.Empty(Directory.GetDirectories(git.At(".git"), "adopting-*"));
    }

    [Fact]
    public void Writes_nothing_when_it_is_stopped()
    {
        using GitScratch git = new();
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            new FileTransaction(git.Path).Apply([File("new.txt")], stop.Token)
        );
        Assert.False(System.IO.File.Exists(git.At("new.txt")));
    }

    [Fact]
    public void Needs_a_repository()
    {
        using ScratchFolder scratch = new();
        Assert.Contains(
            "git init",
            Assert
                .Throws<AutomationException>(() => new FileTransaction(scratch.Path).Apply([], CancellationToken.None))
                .Message,
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Keeps_the_mode_of_a_file_that_gets_something_added()
    {
        using GitScratch git = new();
        git.Write("script", "#!/bin/sh\n");
        UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        System.IO.File.SetUnixFileMode(git.At("script"), mode);
        new FileTransaction(git.Path).Apply([File("script", PlannedAction.Merge)], CancellationToken.None);
        Assert.Equal(mode, System.IO.File.GetUnixFileMode(git.At("script")));
        Assert.Equal("new\n", git.Read("script"));
    }
}
