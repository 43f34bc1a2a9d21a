using System.Diagnostics;
using System.Globalization;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class The_folder_of_a_release : IDisposable
{
    private static readonly ReleaseIdentity Identity = new("1.2.0", "c0ffee0", DateTimeOffset.UnixEpoch)
    {
        AssemblyVersion = "1.2.0.0",
        FileVersion = "1.2.0.0",
    };

    private readonly ScratchFolder scratch = new();
    private readonly ReleaseFolder folder;

    public The_folder_of_a_release() => folder = new ReleaseFolder(Path.Combine(scratch.Path, "releases"));

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Is_whole_or_not_there()
    {
        Assert.Null(folder.Existing(Identity));
        Assert.Throws<InvalidOperationException>(() =>
            folder.Make(
                "1.2.0",
                (work, output) =>
                {
                    Fill(work, output);
                    Assert.False(Directory.Exists(folder.Of("1.2.0")));
                    throw new InvalidOperationException();
                }
            )
        );
        Assert.Empty(Left());
        folder.Make("1.2.0", Fill);
        Assert.Equal(["1.2.0"], Left());
        Assert.Equal("c0ffee0", folder.Existing(Identity)!.Commit);
    }

    [Fact]
    public void Loses_what_killed_processes_left_and_nothing_of_those_that_run()
    {
        using Process running = Process.GetCurrentProcess();
        string other = Process
            .GetProcesses()
            .Where(x => x.Id != running.Id)
            .Select(x => x.Id.ToString(CultureInfo.InvariantCulture))
            .First();
        foreach (string process in new[] { "2147483646", "nobody", other })
            scratch.Write($"releases/.unfinished-{process}/work/file", "x");
        folder.Make("1.2.0", Fill);
        Assert.Equal([$".unfinished-{other}", "1.2.0"], Left());
    }

    [Fact]
    public void Is_not_replaced_by_another_commit_or_repaired()
    {
        folder.Make("1.2.0", Fill);
        string message = Assert
            .Throws<AutomationException>(() => folder.Existing(Identity with { Commit = "badcafe0" }))
            .Message;
        Assert.Contains(
            "is not 1.2.0 of commit badcafe. It is of commit c0ffee0. Delete it",
            message,
            StringComparison.Ordinal
        );
        File.Delete(Path.Combine(folder.Of("1.2.0"), "a.zip"));
        message = Assert.Throws<AutomationException>(() => folder.Existing(Identity)).Message;
        Assert.Contains("a.zip is missing", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_not_made_over_one_that_came_into_being_meanwhile()
    {
        string message = Assert
            .Throws<AutomationException>(() =>
                folder.Make(
                    "1.2.0",
                    (work, output) =>
                    {
                        Directory.CreateDirectory(folder.Of("1.2.0"));
                        return Fill(work, output);
                    }
                )
            )
            .Message;
        Assert.Contains("came into being while the release was made", message, StringComparison.Ordinal);
        Assert.Equal(["1.2.0"], Left());
    }

    private static ReleaseManifest Fill(string work, string output)
    {
        Directory.CreateDirectory(work);
        Directory.CreateDirectory(output);
        File.WriteAllText(Path.Combine(output, "a.zip"), "x");
        return Verifying_a_release.Release(output, ["a.zip"]);
    }

    private string[] Left() =>
        [
            .. Directory
                .GetDirectories(Path.Combine(scratch.Path, "releases"))
                .Select(x => Path.GetFileName(x))
                .Order(StringComparer.Ordinal),
        ];
}
