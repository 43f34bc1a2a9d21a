using System.Diagnostics;

namespace BuildTests;

/// <summary>build.sh with a program that is fresh.</summary>
[Collection(nameof(BootstrapCompiled))]
public sealed class BootstrapWhenCompiled(BootstrapCompiled compiled)
{
    private readonly BootstrapCheckout checkout = compiled.Checkout;

    [UnixFact]
    public void The_first_run_says_in_one_line_that_it_compiles()
    {
        Assert.Equal(0, compiled.FirstRun.ExitCode);
        Assert.Equal("Compiling the build program (first run)...\n", compiled.FirstRun.Errors);
        Assert.Equal("one", compiled.FirstRun["marker"]);
        Assert.Equal(["first"], compiled.FirstRun.Arguments);
    }

    [UnixFact]
    public void Nothing_but_the_program_is_left_of_the_compile()
    {
        Assert.Equal([Path.GetFileName(checkout.Current)], checkout.Folders);
        Assert.False(Directory.Exists(checkout.At("artifacts")) || Directory.Exists(checkout.At("build/obj")));
        Assert.All(Directory.GetFiles(checkout.Current), x => Assert.Matches("/(_build[.].*|inputs.txt|stamp)$", x));
    }

    [UnixFact]
    public async Task Later_runs_say_nothing_and_pass_on_exit_code_and_input()
    {
        BootstrapRun run = await BootstrapRun.Of(checkout.Start("exit", "7"), "refs/heads/main");
        Assert.Equal(7, run.ExitCode);
        Assert.Equal("", run.Errors);
        Assert.Equal("refs/heads/main", run["input"]);
    }

    [UnixFact]
    public async Task Arguments_arrive_as_they_were_given()
    {
        string[] arguments = ["two words", "", "*", "'\"", "$HOME;`id`\\", "--", "-n", "été"];
        Assert.Equal(arguments, (await checkout.Run(arguments)).Arguments);
    }

    [UnixFact]
    public async Task The_program_runs_in_the_folder_of_the_caller_and_knows_the_root()
    {
        ProcessStartInfo start = checkout.Start("/bin/sh", ["../../build.sh"]);
        start.WorkingDirectory = checkout.At("build/Engine");
        start.Environment["CDPATH"] = "/:/tmp";
        BootstrapRun run = await BootstrapRun.Of(start);
        Assert.Equal(checkout.At("build/Engine"), run["folder"]);
        Assert.Equal(checkout.Root, run["BUILD_ROOT"]);
    }

    [UnixFact]
    public async Task It_is_found_through_links()
    {
        using BootstrapCheckout copy = checkout.Copy();
        File.CreateSymbolicLink(copy.At("absolute"), copy.Script);
        Directory.CreateDirectory(copy.At("other folder"));
        File.CreateSymbolicLink(copy.At("other folder/relative"), "../absolute");
        ProcessStartInfo start = copy.Start();
        start.WorkingDirectory = "/";
        start.FileName = copy.At("other folder/relative");
        BootstrapRun run = await BootstrapRun.Of(start);
        Assert.Equal(copy.Root, run["BUILD_ROOT"]);
        Assert.Equal(0, run.Compiles);
    }

    [UnixFact]
    public async Task The_program_takes_the_place_of_the_shell_so_that_signals_reach_it()
    {
        BootstrapRun run = await BootstrapRun.Of(checkout.Start("/bin/sh", ["-c", "echo shell=$$; exec ./build.sh"]));
        Assert.Equal(run["shell"], run["process"]);
    }

    [UnixFact]
    public async Task Every_shell_that_is_installed_can_run_it()
    {
        string[] shells = [.. new[] { "/bin/sh", "/bin/dash", "/bin/bash", "/usr/bin/busybox" }.Where(File.Exists)];
        Assert.NotEmpty(shells);
        foreach (string shell in shells)
        {
            string[] arguments = shell.EndsWith("busybox", StringComparison.Ordinal)
                ? ["sh", "build.sh", "a b"]
                : ["build.sh", "a b"];
            using BootstrapCheckout copy = checkout.Copy();
            // The time alone makes the script hash its inputs, so that both of its files are run.
            File.SetLastWriteTimeUtc(copy.At("build/Marker.cs"), DateTime.UtcNow.AddMinutes(1));
            BootstrapRun run = await BootstrapRun.Of(copy.Start(shell, arguments));
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.Equal(["a b"], run.Arguments);
        }
    }

    [UnixFact]
    public async Task A_file_with_a_new_time_and_the_old_content_is_not_compiled_again()
    {
        using BootstrapCheckout copy = checkout.Copy();
        File.SetLastWriteTimeUtc(copy.At("build/Marker.cs"), DateTime.UtcNow);
        DateTime before = File.GetLastWriteTimeUtc(Path.Combine(copy.Current, "stamp"));
        BootstrapRun run = await BootstrapRun.Of(copy.Start(), "input");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("input", run["input"]);
        Assert.True(
            File.GetLastWriteTimeUtc(Path.Combine(copy.Current, "stamp")) > before,
            "The next run would hash again."
        );
    }

    [UnixFact]
    public async Task A_short_path_and_no_home_are_enough()
    {
        ProcessStartInfo start = checkout.Start();
        string withoutDotnet = string.Join(
            ':',
            start.Environment["PATH"]!.Split(':').Where(x => !File.Exists(Path.Combine(x, "dotnet")))
        );
        start.Environment["PATH"] = withoutDotnet + ":" + ToolsFolder(checkout);
        start.Environment.Remove("HOME");
        start.Environment.Remove("DOTNET_CLI_HOME");
        BootstrapRun run = await BootstrapRun.Of(start);
        Assert.Equal("", run.Errors);
        string dotnet = run["PATH"].Split(':')[0];
        Assert.True(File.Exists(Path.Combine(dotnet, "dotnet")), "Children find no dotnet.");
        Assert.Equal(dotnet, run["DOTNET_ROOT"]);
        Assert.Equal(checkout.At(".nuke/home"), run["DOTNET_CLI_HOME"]);
    }

    [UnixFact]
    public async Task What_killed_compiles_left_goes_after_a_day()
    {
        using BootstrapCheckout copy = checkout.Copy();
        string old = Path.Combine(copy.Builds, ".tmp.old");
        string young = Path.Combine(copy.Builds, ".tmp.young");
        Directory.CreateDirectory(Path.Combine(old, "artifacts"));
        Directory.CreateDirectory(young);
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-3));
        File.SetLastWriteTimeUtc(copy.At("build/Marker.cs"), DateTime.UtcNow);
        _ = await copy.Run();
        Assert.Equal([".tmp.young", Path.GetFileName(copy.Current)], copy.Folders);
    }

    [UnixFact]
    public async Task The_newest_programs_stay_and_old_ones_go()
    {
        using BootstrapCheckout copy = checkout.Copy();
        for (int days = 0; days < 8; days++)
        {
            string stamp = Path.Combine(
                Directory.CreateDirectory(Path.Combine(copy.Builds, $"{days}")).FullName,
                "stamp"
            );
            await File.WriteAllTextAsync(stamp, "");
            File.SetLastWriteTimeUtc(stamp, DateTime.UtcNow.AddDays(-days).AddMinutes(-1));
        }
        File.SetLastWriteTimeUtc(copy.At("build/Marker.cs"), DateTime.UtcNow);
        _ = await copy.Run();
        string[] expected = ["0", "1", "2", "3", Path.GetFileName(copy.Current)];
        Assert.Equal(expected.Order(StringComparer.Ordinal), copy.Folders);
    }

    [UnixFact]
    public async Task An_engine_that_does_not_exist_is_refused()
    {
        ProcessStartInfo start = checkout.Start();
        start.Environment["BuildEngine"] = "cake";
        BootstrapRun run = await BootstrapRun.Of(start);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal("BuildEngine is 'cake'. It can be embedded (the default) or nuke.\n", run.Errors);
    }

    [UnixFact]
    public async Task A_missing_sdk_is_one_sentence_with_the_version_and_where_to_get_it()
    {
        using BootstrapCheckout copy = checkout.Copy();
        copy.Write("global.json", """{ "sdk": { "version": "99.0.100" } }""");
        BootstrapRun run = await copy.Run();
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Matches("^The build needs the .NET SDK 99.0.100 .*dot.net/download.*\n$", run.Errors);
        Assert.Equal([Path.GetFileName(copy.Current)], copy.Folders);
    }

    /// <summary>Links to the tools of the script, for machines where dotnet lies in the same folder.</summary>
    private static string ToolsFolder(BootstrapCheckout checkout)
    {
        string folder = Directory.CreateDirectory(checkout.At("tools")).FullName;
        if (File.Exists("/usr/bin/find"))
            File.CreateSymbolicLink(Path.Combine(folder, "find"), "/usr/bin/find");
        return folder;
    }
}
