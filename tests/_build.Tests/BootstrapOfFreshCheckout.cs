using System.Diagnostics;
using System.Runtime.Versioning;

namespace BuildTests;

/// <summary>build.sh where nothing was compiled yet.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BootstrapOfFreshCheckout
{
    [UnixFact]
    public async Task Two_at_once_run_one_whole_program()
    {
        using BootstrapCheckout checkout = BootstrapCheckout.Make("two");
        BootstrapRun[] runs = await Task.WhenAll(checkout.Run("same"), checkout.Run("same"));
        Assert.All(runs, x => Assert.Equal((0, 1), (x.ExitCode, x.Compiles)));
        Assert.All(runs, x => Assert.Equal("one", x["marker"]));
        Assert.Equal([Path.GetFileName(checkout.Current)], checkout.Folders);
        Assert.Empty(Directory.GetDirectories(checkout.Current));
    }

    [UnixFact]
    public async Task A_killed_compile_does_not_stand_in_the_way_of_the_next()
    {
        using BootstrapCheckout checkout = BootstrapCheckout.Make("killed");
        ProcessStartInfo start = checkout.Start();
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using (Process process = Process.Start(start)!)
        {
            Assert.StartsWith("Compiling", await process.StandardError.ReadLineAsync(), StringComparison.Ordinal);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        BootstrapRun run = await checkout.Run();
        Assert.Equal((0, 1), (run.ExitCode, run.Compiles));
        Assert.Equal("one", run["marker"]);
    }

    [UnixFact]
    public async Task It_needs_no_git_no_writable_home_and_no_dotnet_on_path()
    {
        using BootstrapCheckout checkout = BootstrapCheckout.Make("poor");
        ProcessStartInfo start = checkout.Start();
        // A worktree whose repository is elsewhere, as a hook sees it.
        checkout.Write(".git", "gitdir: /nowhere/.git/worktrees/poor\n");
        start.Environment["GIT_DIR"] = "/nowhere/.git/worktrees/poor";
        start.Environment["HOME"] = UnwritableFolder(checkout);
        start.Environment.Remove("DOTNET_CLI_HOME");
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath);
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["http_proxy"] = start.Environment["https_proxy"] = "http://127.0.0.1:1";
        BootstrapRun run = await BootstrapRun.Of(start);
        Assert.Equal((0, "Compiling the build program (first run)...\n"), (run.ExitCode, run.Errors));
        Assert.Equal("/nowhere/.git/worktrees/poor", run["GIT_DIR"]);
        Assert.Equal(checkout.At(".nuke/home"), run["DOTNET_CLI_HOME"]);
    }

    private static string UnwritableFolder(BootstrapCheckout checkout)
    {
        // Root may write to any folder but this.
        if (Environment.IsPrivilegedProcess)
            return "/proc";
        return Directory
            .CreateDirectory(checkout.At("home"), UnixFileMode.UserRead | UnixFileMode.UserExecute)
            .FullName;
    }
}
