using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace EmbeddedEngine.Tests.Execution;

public interface IHasGreeting : INukeBuild
{
    [Parameter("Whom to greet")]
    string Greeting => TryGetValue(() => Greeting) ?? "nobody";

    Target Greet => _ => _.Description("Greets").Executes(() => Log.Information("Hello {Greeting}", Greeting));
}

public enum SampleColour
{
    Red,
    Green,
}

public interface IAwaited : INukeBuild
{
    Target Awaited => _ => _.Unlisted();
}

public interface IAbsent : INukeBuild
{
    Target Never => _ => _.Executes(() => { });
}

public class BaseBuild : NukeBuild
{
    public virtual Target Layered => _ => _.Executes(() => Log.Information("base"));
}

public sealed class SampleBuild : BaseBuild, IHasGreeting, IAwaited
{
    [Parameter("A token")]
    [Secret]
    public readonly string? ApiToken;

    [Parameter(List = false)]
    public readonly string? Hidden;

    [Parameter]
    public static string? Shared { get; set; }

    [Parameter]
    public readonly SampleColour? Colour;

    [Parameter]
    public readonly bool Loud;

    [Parameter]
    public readonly int? Port;

    [Parameter(ValueProviderMember = nameof(Sizes))]
    public readonly string? Size;

    public static string[] Sizes { get; } = ["small", "large"];

    public List<string> Hooks { get; } = [];

    public Target Collects =>
        _ => _.DependsOn<IHasGreeting>().TryDependsOn<IAbsent>(x => x.Never).Description("Does nothing itself");

    public Target Reports =>
        _ =>
            _.Executes(() => ReportSummary(_ => _.AddPair("Tests", 42)))
                .Produces("out/*.txt")
                .Consumes(Fails)
                .Consumes<IAwaited>(x => x.Awaited)
                .After<IAwaited>(x => x.Awaited)
                .Before<IHasGreeting>()
                .TryBefore<IAbsent>(x => x.Never)
                .TryAfter<IAbsent>(x => x.Never)
                .Unlisted();

    public Target Fails => _ => _.Executes(() => Assert_false());

    public Target Awaits =>
        _ =>
            _.Executes(async () =>
                {
                    await Task.Yield();
                    Log.Information("awaited {Number}", 1);
                })
                .Executes(async () =>
                {
                    await Task.Yield();
                    Log.Information("awaited {Number}", 2);
                    return 1;
                });

    public Target FailsLate => _ => _.DependsOn(Awaits).Executes(() => Assert_false());

    public override Target Layered => _ => _.Base().Executes(() => Log.Information("derived"));

    public Target Inherits => _ => _.Inherit(Reports).Inherit<IHasGreeting>(x => x.Greet);

    public Target Tells =>
        _ =>
            _.Executes(() =>
            {
                Log.Verbose("verbose {Level}", 1);
                Log.Debug("{ \"json\": true }");
                Log.Information("token {Token}", ApiToken);
                Log.Warning("warned {Level}", 3);
                Log.Warning(new InvalidOperationException("inner"), "warned");
                Log.Error("erred {Level}", 4);
                Log.Error(new InvalidOperationException("inner"), "erred");
                Log.Fatal("fatal");
            });

    public Target Conditional => _ => _.OnlyWhenDynamic(() => Hidden == "x" && Shared == null).Executes(() => { });

    public Target Demands =>
        _ => _.Requires(() => Hidden).Requires(() => Hidden != null).Requires(() => Number).Executes(() => { });

    [Parameter]
    public readonly int? Number;

    public Target Triggering =>
        _ => _.Triggers<IHasGreeting>(x => x.Greet).TryTriggers<IAbsent>(x => x.Never).Executes(() => { });

    public Target Triggered =>
        _ =>
            _.TriggeredBy(Fails)
                .TryTriggeredBy<IAbsent>(x => x.Never)
                .DependentFor<IAwaited>(x => x.Awaited)
                .TryDependentFor<IAbsent>(x => x.Never);

    protected internal override void OnBuildCreated() => Hooks.Add("created");

    protected internal override void OnBuildInitialized() => Hooks.Add("initialized");

    protected internal override void OnBuildFinished() => Hooks.Add("finished");

    protected internal override void OnTargetRunning(string target) => Hooks.Add("running " + target);

    protected internal override void OnTargetSkipped(string target) => Hooks.Add("skipped " + target);

    protected internal override void OnTargetSucceeded(string target) => Hooks.Add("succeeded " + target);

    protected internal override void OnTargetFailed(string target) => Hooks.Add("failed " + target);

    private static void Assert_false() => Nuke.Common.Assert.Fail("It broke.\nSecond line.");
}

[Collection(EngineCollection.Name)]
public sealed class A_build : IDisposable
{
    private readonly ScratchFolder root = new();
    private readonly SampleBuild build = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Runs_what_a_component_defines()
    {
        (int exitCode, string output) = Run("Collects", "--greeting", "world");
        Assert.Equal(0, exitCode);
        Assert.Contains("Hello world", output, StringComparison.Ordinal);
        Assert.Contains("── Greet ─", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Collects  ", output, StringComparison.Ordinal);
        Assert.EndsWith("Build succeeded.\n", output, StringComparison.Ordinal);
        Assert.Equal(["created", "initialized", "running Greet", "succeeded Greet", "finished"], build.Hooks);
    }

    [Fact]
    public void Gives_a_components_default_when_nothing_is_given() =>
        Assert.Contains("Hello nobody", Run("Greet").Output, StringComparison.Ordinal);

    [Fact]
    public void Reports_into_the_summary() =>
        Assert.Matches("Reports +Succeeded +< 1sec   // Tests: 42", Run("Reports").Output);

    [Fact]
    public void Tells_a_failure_in_its_own_words_and_once_more_at_the_end()
    {
        (int exitCode, string output) = Run("Fails");
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains("[ERR] It broke.\n[ERR] Second line.\n", output, StringComparison.Ordinal);
        Assert.Contains("[ERR] Fails: It broke.\n", output, StringComparison.Ordinal);
        Assert.Contains("// AssertionException: It broke.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.EndsWith("Build failed.\n", output, StringComparison.Ordinal);
        Assert.Contains("failed Fails", build.Hooks);
    }

    [Fact]
    public void Shows_the_stack_when_asked_for_everything() =>
        Assert.Contains("   at ", Run("Fails", "--verbosity", "verbose").Output, StringComparison.Ordinal);

    [Fact]
    public void Awaits_every_asynchronous_action()
    {
        string output = Run("Awaits").Output;
        Assert.Contains("awaited 1\nawaited 2\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_what_it_overrides_and_inherits()
    {
        Assert.Contains("base\nderived\n", Run("Layered").Output, StringComparison.Ordinal);
        Assert.Contains(
            "Hello nobody\n",
            EngineRun.Run(new SampleBuild(), ["Inherits"], root, []).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Keeps_secrets_out_of_its_output()
    {
        (int _, string output) = Run("Tells", "--api-token", "s3cr3t");
        Assert.Contains("token ***", output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verbose", true, true, true, true)]
    [InlineData("normal", false, true, true, true)]
    [InlineData("minimal", false, false, true, true)]
    [InlineData("quiet", false, false, false, true)]
    public void Prints_as_much_as_asked(string verbosity, bool verbose, bool debug, bool warning, bool error)
    {
        string output = Run("Tells", "--verbosity", verbosity).Output;
        Assert.Equal(verbose, output.Contains("verbose 1", StringComparison.Ordinal));
        Assert.Equal(debug, output.Contains("{ \"json\": true }", StringComparison.Ordinal));
        Assert.Equal(warning, output.Contains("[WRN] warned 3", StringComparison.Ordinal));
        Assert.Equal(error, output.Contains("[ERR] erred 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Says_why_it_skipped_a_target()
    {
        string output = Run("Conditional").Output;
        Assert.Matches("Conditional +Skipped +// OnlyWhen: Hidden == \"x\" && Shared == null", output);
        Assert.Contains("skipped Conditional", build.Hooks);
    }

    [Fact]
    public void Says_how_to_give_what_is_required()
    {
        (int exitCode, string output) = Run("Demands");
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains(
            "[ERR] Target Demands requires Hidden. Give it with --hidden or in the environment as NUKE_HIDDEN.",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("[ERR] Target Demands requires: Hidden != null.", output, StringComparison.Ordinal);
        Assert.Contains("[ERR] Target Demands requires Number.", output, StringComparison.Ordinal);
        Assert.Equal(
            0,
            EngineRun.Run(new SampleBuild(), ["Demands", "--hidden", "x", "--number", "1"], root, []).ExitCode
        );
    }

    [Fact]
    public void Shows_its_help_without_what_is_hidden()
    {
        string output = Run("--help").Output;
        Assert.Contains("  Greet ", output, StringComparison.Ordinal);
        Assert.Contains("    Greets\n", output, StringComparison.Ordinal);
        Assert.Contains("Collects", output, StringComparison.Ordinal);
        Assert.Contains("-> Greet", output, StringComparison.Ordinal);
        Assert.Contains("--greeting", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Reports", output, StringComparison.Ordinal);
        Assert.DoesNotContain("--hidden", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_its_help_to_programs()
    {
        string json = EngineRun.Run(new SampleBuild(), ["--help", "json"], root, []).Output;
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(json);
        System.Text.Json.JsonElement collects = Named(document, "targets", "Collects");
        Assert.Equal("Does nothing itself", collects.GetProperty("description").GetString());
        Assert.Equal("Greet", collects.GetProperty("dependsOn")[0].GetString());
        Assert.Equal("API_TOKEN secret string", Described(Named(document, "options", "api-token")));
        Assert.Equal("COLOUR open enumeration Red Green", Described(Named(document, "options", "colour")));
        Assert.Equal("LOUD open boolean", Described(Named(document, "options", "loud")));
        Assert.Equal("NUKE_PORT open number", Described(Named(document, "options", "port")));
        Assert.Equal("SIZE open enumeration small large", Described(Named(document, "options", "size")));
        Assert.Contains(
            "json",
            Named(document, "switches", "plan").GetProperty("description").GetString()!,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("hidden", json, StringComparison.OrdinalIgnoreCase);

        static System.Text.Json.JsonElement Named(System.Text.Json.JsonDocument document, string list, string name) =>
            document
                .RootElement.GetProperty(list)
                .EnumerateArray()
                .Single(x => x.GetProperty("name").GetString() == name);

        static string Described(System.Text.Json.JsonElement option) =>
            string.Join(
                ' ',
                [
                    option.GetProperty("environmentVariable").GetString(),
                    option.GetProperty("isSecret").GetBoolean() ? "secret" : "open",
                    option.GetProperty("type").GetString(),
                    .. option.GetProperty("values").EnumerateArray().Select(x => x.GetString()),
                ]
            );
    }

    [Fact]
    public void Shows_its_help_to_shells()
    {
        string[] lines = EngineRun.Run(new SampleBuild(), ["--help", "tsv"], root, []).Output.Trim().Split('\n');
        Assert.All(lines, x => Assert.Equal(4, x.Split('\t').Length));
        Assert.Contains("target\tGreet\t-\tGreets", lines);
        Assert.Contains("option\t--greeting\t-\tWhom to greet", lines);
        Assert.Contains("option\t--size\tsmall,large\t-", lines);
        Assert.Contains(lines, x => x.StartsWith("option\t--plan\tjson\t", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, x => x.Contains("--hidden", StringComparison.Ordinal));
    }

    [Fact]
    public void Shows_its_plan_and_runs_nothing()
    {
        string text = Run("Collects", "--plan").Output;
        Assert.Matches("(?s)1  Greet.*2  Collects  after Greet", text);
        Assert.DoesNotContain("Hello", text, StringComparison.Ordinal);
        string json = EngineRun
            .Run(new SampleBuild(), ["Triggering", "--skip", "Greet", "--plan", "json"], root, [])
            .Output;
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(json);
        System.Text.Json.JsonElement skipped = document
            .RootElement.GetProperty("targets")
            .EnumerateArray()
            .Single(x => x.GetProperty("name").GetString() == "Greet");
        Assert.Equal("Skipped", skipped.GetProperty("status").GetString());
        Assert.Equal("because of --skip", skipped.GetProperty("skipReason").GetString());
        Assert.Contains(
            "// skipped: because of --skip",
            EngineRun.Run(new SampleBuild(), ["Triggering", "--skip", "Greet", "--plan"], root, []).Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Gret", "There is no target 'Gret'. Did you mean Greet?")]
    [InlineData("Grete", "There is no target 'Grete'. Did you mean Greet?")]
    [InlineData("Zzzzzzzz", "There is no target 'Zzzzzzzz'. ./build.sh --help")]
    public void Names_the_nearest_target(string typed, string sentence)
    {
        (int exitCode, string output) = Run(typed);
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--greting", "There is no option --greting. Did you mean --greeting?")]
    [InlineData("--plan html", "--plan takes text or json, and 'html' is none.")]
    [InlineData("--help maybe", "--help takes text or json or tsv, and 'maybe' is none.")]
    [InlineData("--", "'--' is not an option.")]
    [InlineData("--root /no/such/folder", "The root folder /no/such/folder does not exist.")]
    public void Refuses_what_it_does_not_know(string arguments, string sentence)
    {
        using StringWriter writer = new();
        BuildRequest request = new(
            arguments.Split(' '),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["BUILD_ROOT"] = root.Path },
            AbsolutePath.Create(root.Path),
            writer
        );
        Assert.Equal(ExitCodes.Usage, new BuildRun(request, () => build, _ => []).Run());
        Assert.Contains(sentence, writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Warns_of_what_it_ignores()
    {
        root.Write(".nuke/parameters.json", """{ "$schema": "x", "Greting": "a", "Shared": "s" }""");
        (int exitCode, string output) = Run("Greet", "--skip", "Grett");
        Assert.Equal(0, exitCode);
        Assert.Contains(
            "sets Greting, which is no parameter of this build. Did you mean Greeting?",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "--skip names 'Grett', which is no target. Did you mean Greet?",
            output,
            StringComparison.Ordinal
        );
        Assert.Equal("s", SampleBuild.Shared);
        SampleBuild.Shared = null;
    }

    [Theory]
    [InlineData("{\n  \"Greeting\": }", "parameters.json:2:15")]
    [InlineData("[]", "holds a JSON array")]
    public void Says_where_a_parameters_file_is_broken(string content, string sentence)
    {
        root.Write(".nuke/parameters.json", content);
        (int exitCode, string output) = Run("Greet");
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_parameter_that_is_an_object()
    {
        root.Write(".nuke/parameters.json", """{ "Greeting": {} }""");
        (int exitCode, string output) = Run("Greet");
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("is a JSON object", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Goes_on_where_the_last_attempt_failed()
    {
        Run("FailsLate");
        (int exitCode, string output) = EngineRun.Run(new SampleBuild(), ["FailsLate", "--continue"], root, []);
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Matches("Awaits +Skipped +// succeeded in the last attempt", output);
        Assert.DoesNotContain("awaited", output, StringComparison.Ordinal);
        Assert.Contains(
            "Hello",
            EngineRun.Run(new SampleBuild(), ["Greet", "--continue"], root, []).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Builds_also_where_nothing_can_be_remembered()
    {
        root.Write(".nuke/temp", "a file where a folder should be");
        Assert.Equal(0, Run("Greet").ExitCode);
    }

    [Fact]
    public void Knows_where_it_stands()
    {
        Assert.Empty(build.ExecutionPlan);
        Assert.False(build.Help || build.NoLogo || build.Plan || build.Continue);
        EngineRun.Run(build, ["Greet", "Fails", "--skip", "Reports", "--no-logo"], root, [], inspect: Inspect);
    }

    private void Inspect()
    {
        INukeBuild component = build;
        Assert.Equal(["Fails", "Greet"], component.InvokedTargets.Select(x => x.Name).Order());
        Assert.Equal(["Fails"], component.FailedTargets.Select(x => x.Name));
        Assert.Empty(
            component
                .ScheduledTargets.Concat(component.RunningTargets)
                .Concat(component.AbortedTargets)
                .Concat(component.SkippedTargets)
        );
        Assert.True(component.IsFailing && !component.IsSucceeding && component.IsFinished && component.NoLogo);
        Assert.NotEmpty(component.FinishedTargets);
        Assert.All(component.SucceededTargets, x => Assert.Equal(ExecutionStatus.Succeeded, x.Status));
        ExecutableTarget greet = component.ExecutionPlan.Single(x => x.Name == "Greet");
        Assert.Equal("Greet", greet.ToString());
        Assert.NotNull(
            greet
                .ExecutionDependencies.Concat(greet.OrderDependencies)
                .Concat(greet.TriggerDependencies)
                .Concat(greet.Triggers)
        );
        Assert.Empty(greet.ArtifactProducts);
        Assert.Equal(root.Path, component.RootDirectory);
        Assert.Equal(component.RootDirectory / ".nuke" / "temp", component.TemporaryDirectory);
        Assert.True(component.TemporaryDirectory.DirectoryExists());
        Assert.True(component.IsLocalBuild && !component.IsServerBuild);
        Assert.Empty(component.LoadedLocalProfiles);
        Assert.Equal(Verbosity.Normal, component.Verbosity);
        Assert.IsType<Terminal>(component.Host);
        Assert.Equal("Terminal", component.Host.ToString());
        Assert.EndsWith("EmbeddedEngine.Tests.dll", component.BuildAssemblyFile!, StringComparison.Ordinal);
        Assert.Equal(component.BuildAssemblyFile!.Parent, component.BuildAssemblyDirectory);
        Assert.Null(component.BuildProjectFile);
        Assert.Null(component.BuildProjectDirectory);
    }

    [Fact]
    public void Ends_with_the_exit_code_that_it_sets()
    {
        build.ExitCode = 7;
        Assert.Equal(7, Run("Greet").ExitCode);
    }

    [Fact]
    public void Is_found_from_a_folder_below_its_root()
    {
        root.Write("build/_build.csproj", "<Project />");
        root.Write("src/deep/file", "");
        AbsolutePath here = AbsolutePath.Create(root.Path);
        Assert.Equal(here, RootDirectoryLookup.Find(null, here / "src" / "deep"));
        (here / "src" / ".nuke").CreateDirectory();
        Assert.Equal(here / "src", RootDirectoryLookup.Find(null, here / "src" / "deep"));
        Assert.Equal(here / "x", RootDirectoryLookup.Find("x", here));
        Assert.Null(RootDirectoryLookup.Find(null, AbsolutePath.Create("/")));
    }

    private (int ExitCode, string Output) Run(params string[] arguments) => EngineRun.Run(build, arguments, root, []);
}
