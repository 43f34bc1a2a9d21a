using System.Diagnostics;

namespace BuildTests;

/// <summary>build.sh with inputs that are not those of the program.</summary>
[Collection(nameof(BootstrapCompiled))]
public sealed class BootstrapWhenStale(BootstrapCompiled compiled)
{
    [UnixFact]
    public async Task An_edit_compiles_once_and_going_back_not_at_all()
    {
        using BootstrapCheckout copy = compiled.Checkout.Copy();
        copy.Mark("two");
        BootstrapRun edited = await BootstrapRun.Of(copy.Start("a b"), "input");
        Assert.Equal("Compiling the build program (build/ changed)...\n", edited.Errors);
        Assert.Equal(("two", "input"), (edited["marker"], edited["input"]));
        Assert.Equal(["a b"], edited.Arguments);
        copy.Mark("one");
        BootstrapRun back = await copy.Run();
        Assert.Equal((0, "", "one"), (back.ExitCode, back.Errors, back["marker"]));
        Assert.Equal(2, copy.Folders.Length);
    }

    [UnixFact]
    public async Task An_edit_of_the_same_size_and_time_is_seen_by_the_program()
    {
        using BootstrapCheckout copy = compiled.Checkout.Copy();
        copy.MarkUnseen("six");
        BootstrapRun run = await BootstrapRun.Of(copy.Start("", "a b"), "input");
        Assert.Equal(1, run.Compiles);
        Assert.Equal(("six", "input", ""), (run["marker"], run["input"], run["BUILD_STALE"]));
        Assert.Equal(["", "a b"], run.Arguments);
        Assert.Equal(0, (await copy.Run()).Compiles);
    }

    [UnixFact]
    public async Task A_program_that_is_stale_right_after_the_compile_asks_no_second_time()
    {
        using BootstrapCheckout copy = compiled.Checkout.Copy();
        copy.MarkUnseen("two");
        ProcessStartInfo start = copy.Start("dotnet", ["exec", Path.Combine(copy.Current, "_build.dll")]);
        start.Environment["BUILD_ROOT"] = copy.Root;
        start.Environment["BUILD_STALE"] = "before";
        BootstrapRun run = await BootstrapRun.Of(start);
        Assert.Equal(
            (1, "build/ is being edited while it is compiled. Start the build again.\n"),
            (run.ExitCode, run.Errors)
        );
    }

    [UnixFact]
    public async Task What_does_not_compile_is_shown_whole_and_leaves_nothing()
    {
        using BootstrapCheckout copy = compiled.Checkout.Copy();
        copy.Write("build/Marker.cs", "internal static class Marker { public const string Text = 1; }");
        BootstrapRun run = await copy.Run();
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("build/Marker.cs(1,", run.Errors, StringComparison.Ordinal);
        Assert.Contains("error CS0029", run.Errors, StringComparison.Ordinal);
        Assert.Equal([Path.GetFileName(copy.Current)], copy.Folders);
    }

    [UnixFact]
    public async Task An_edit_during_the_compile_publishes_nothing()
    {
        using BootstrapCheckout copy = compiled.Checkout.Copy();
        const string edit = """
            <Project>
              <Target Name="EditWhileCompiling" BeforeTargets="CoreCompile">
                <WriteLinesToFile File="Late.cs" Lines="// late" />
              </Target>
            </Project>
            """;
        copy.Write("Directory.Build.targets", edit);
        BootstrapRun run = await copy.Run();
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.EndsWith(
            "\nbuild/ was edited while it was compiled. Start the build again.\n",
            run.Errors,
            StringComparison.Ordinal
        );
        Assert.Equal([Path.GetFileName(copy.Current)], copy.Folders);
    }
}
