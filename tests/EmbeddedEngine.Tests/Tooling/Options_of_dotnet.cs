using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;

namespace EmbeddedEngine.Tests.Tooling;

[Collection(EngineCollection.Name)]
public sealed class Options_of_dotnet
{
    [Fact]
    public void Are_written_in_the_order_of_the_command()
    {
        DotNetBuildSettings options = new DotNetBuildSettings()
            .EnableNoRestore()
            .SetConfiguration("Release")
            .SetProjectFile("a b.sln")
            .SetVerbosity(DotNetVerbosity.minimal)
            .SetProperty("DefineConstants", "A;B")
            .AddProperty("Deep", true)
            .AddProcessAdditionalArguments("-m:1");
        Assert.Equal(
            [
                "build",
                "a b.sln",
                "--configuration",
                "Release",
                "--no-restore",
                "--verbosity",
                "minimal",
                "--property:DefineConstants=A%3BB",
                "--property:Deep=true",
                "-m:1",
            ],
            options.Arguments()
        );
    }

    [Fact]
    public void Are_left_as_they_are_by_setters()
    {
        DotNetTestSettings first = new();
        DotNetTestSettings second = first.SetFilter("x");
        Assert.Equal(["test"], first.Arguments());
        Assert.Equal(["test", "--filter", "x"], second.Arguments());
        Assert.Equal(["test"], second.ResetFilter().Arguments());
        Assert.Equal(["test"], second.SetFilter(null).Arguments());
    }

    [Fact]
    public void Are_there_for_each_command()
    {
        Assert.Equal(
            [
                "restore",
                "p",
                "--runtime",
                "linux-x64",
                "--verbosity",
                "quiet",
                "--configfile",
                "n",
                "--source",
                "s",
                "--source",
                "t",
                "--locked-mode",
                "--force-evaluate",
                "--no-cache",
            ],
            new DotNetRestoreSettings()
                .SetProjectFile("p")
                .SetRuntime("linux-x64")
                .SetVerbosity(DotNetVerbosity.quiet)
                .SetConfigFile("n")
                .SetSources("s")
                .AddSources("t")
                .EnableLockedMode()
                .EnableForceEvaluate()
                .EnableNoCache()
                .Arguments()
        );
        Assert.Equal(
            [
                "test",
                "p",
                "--framework",
                "f",
                "--output",
                "o",
                "--no-build",
                "--nologo",
                "--logger",
                "l",
                "--results-directory",
                "r",
                "--settings",
                "x",
                "--collect",
                "c",
                "--",
                "A=1",
            ],
            new DotNetTestSettings()
                .SetProjectFile("p")
                .SetFramework("f")
                .SetOutput("o")
                .SetNoBuild(true)
                .EnableNoLogo()
                .SetLoggers("l")
                .SetResultsDirectory("r")
                .SetSettingsFile("x")
                .SetDataCollector("c")
                .AddRunSetting("A", "1")
                .Arguments()
        );
        Assert.Equal(
            ["pack", "p", "--output", "o", "--include-symbols", "--include-source", "--version-suffix", "beta"],
            new DotNetPackSettings()
                .SetProject("p")
                .SetOutputDirectory("o")
                .EnableIncludeSymbols()
                .EnableIncludeSource()
                .SetVersionSuffix("beta")
                .Arguments()
        );
        Assert.Equal(
            ["publish", "p", "--self-contained"],
            new DotNetPublishSettings().SetProject("p").EnableSelfContained().Arguments()
        );
        Assert.Equal(
            ["run", "--project", "p", "--no-launch-profile", "--launch-profile", "l", "--", "a", "b c"],
            new DotNetRunSettings()
                .SetProjectFile("p")
                .EnableNoLaunchProfile()
                .SetLaunchProfile("l")
                .SetApplicationArguments("a \"b c\"")
                .Arguments()
        );
        Assert.Equal(["clean", "p"], new DotNetCleanSettings().SetProject("p").Arguments());
        Assert.Equal(
            ["format", "p", "--verify-no-changes", "--severity", "warn", "--include", "i", "--exclude", "e"],
            new DotNetFormatSettings()
                .SetProject("p")
                .EnableVerifyNoChanges()
                .SetSeverity(DotNetFormatSeverity.warn)
                .SetInclude("i")
                .AddExclude("e")
                .Arguments()
        );
        Assert.Equal(
            ["tool", "restore", "--tool-manifest", "m"],
            new DotNetToolRestoreSettings().SetToolManifest("m").Arguments()
        );
        Assert.Equal(
            [
                "nuget",
                "push",
                "p",
                "--source",
                "s",
                "--api-key",
                "k",
                "--skip-duplicate",
                "--no-symbols",
                "--timeout",
                "5",
            ],
            new DotNetNuGetPushSettings()
                .SetTargetPath("p")
                .SetSource("s")
                .SetApiKey("k")
                .EnableSkipDuplicate()
                .EnableNoSymbols()
                .SetTimeout(5)
                .Arguments()
        );
        Assert.Equal(["k"], new DotNetNuGetPushSettings().SetApiKey("k").RedactedSecrets);
        Assert.Empty(new DotNetNuGetPushSettings().SetApiKey(null).RedactedSecrets);
    }

    [Fact]
    public void Become_properties_of_msbuild()
    {
        IReadOnlyList<string> arguments = new DotNetPackSettings()
            .SetVersion("1.2.3")
            .SetAssemblyVersion("1.0.0.0")
            .SetFileVersion("1.2.3.0")
            .SetInformationalVersion("1.2.3+abc")
            .EnableContinuousIntegrationBuild()
            .EnableDeterministic()
            .EnableTreatWarningsAsErrors()
            .Arguments();
        Assert.Contains("--property:Version=1.2.3", arguments);
        Assert.Contains("--property:InformationalVersion=1.2.3+abc", arguments);
        Assert.Contains("--property:TreatWarningsAsErrors=true", arguments);
        Assert.Equal(8, arguments.Count);
    }

    [Fact]
    public void Are_switched_off_again()
    {
        DotNetBuildSettings options = new DotNetBuildSettings()
            .EnableNoRestore()
            .EnableNoIncremental()
            .SetFramework("f")
            .SetRuntime("r");
        Assert.Equal(
            ["build"],
            options.DisableNoRestore().SetNoIncremental(false).ResetFramework().ResetRuntime().Arguments()
        );
    }

    [Fact]
    public void Are_changed_in_the_middle_of_a_chain()
    {
        Configure<DotNetBuildSettings>? none = null;
        IReadOnlyList<string> arguments = new DotNetBuildSettings()
            .When(true, _ => _.SetConfiguration("Debug"))
            .When(false, _ => _.SetFramework("f"))
            .When(o => o.Get<string>("Configuration") == "Debug", _ => _.EnableNoLogo())
            .When(o => false, _ => _.SetRuntime("r"))
            .WhenNotNull("out", (_, o) => _.SetOutputDirectory(o))
            .WhenNotNull((string?)null, (_, o) => _.SetRuntime(o))
            .Apply(none)
            .Apply(_ => _.EnableNoRestore())
            .Apply((_, v) => _.SetVersionSuffix(v), "s")
            .Apply((Configure<DotNetBuildSettings, string>?)null, "s")
            .Arguments();
        Assert.Equal(
            [
                "build",
                "--configuration",
                "Debug",
                "--output",
                "out",
                "--no-restore",
                "--nologo",
                "--version-suffix",
                "s",
            ],
            arguments
        );
    }

    [Fact]
    public void Multiply_with_values()
    {
        string[][] arguments =
        [
            .. new DotNetTestSettings()
                .CombineWith(["a", "b"], (_, v) => _.SetProjectFile(v))
                .CombineWith(["x", "y"], (_, v) => _.SetFramework(v))
                .Select(x => x.Arguments().ToArray()),
        ];
        Assert.Equal(4, arguments.Length);
        Assert.Equal(["test", "b", "--framework", "x"], arguments[2]);
        Assert.Single(new DotNetTestSettings().CombineWith((_, v) => _.SetProjectFile(v), "a"));
    }

    [Fact]
    public void Start_dotnet_and_fail_with_it()
    {
        Assert.NotEmpty(DotNetTasks.DotNet("--version", logOutput: false).StdToText());
        Assert.Throws<ProcessException>(() =>
            DotNetTasks.DotNetClean(_ => _.SetProject("/no/such.sln").DisableProcessOutputLogging())
        );
        DotNetTasks.DotNetToolRestore(_ =>
            _.SetToolManifest("/no/such.json")
                .DisableProcessExitHandling()
                .DisableProcessOutputLogging()
                .DisableProcessInvocationLogging()
        );
    }

    [Fact]
    public void Start_dotnet_for_each_combination_and_tell_all_failures()
    {
        List<string> ran = [];
        IEnumerable<(DotNetRunSettings Settings, IReadOnlyCollection<Output> Output)> results = DotNetTasks.DotNetRun(
            _ =>
                _.SetProcessToolPath("echo")
                    .EnableProcessInvocationLogging()
                    .EnableProcessOutputLogging()
                    .EnableProcessExitHandling()
                    .SetProcessWorkingDirectory("/")
                    .SetProcessEnvironmentVariable("A", 1)
                    .SetProcessExecutionTimeout(TimeSpan.FromSeconds(20))
                    .SetProcessExecutionTimeout(20_000)
                    .AddProcessRedactedSecrets("zzz")
                    .SetProcessLogger(
                        (_, text) =>
                        {
                            lock (ran)
                                ran.Add(text);
                        }
                    )
                    .CombineWith(["a", "b"], (s, v) => s.SetFramework(v)),
            degreeOfParallelism: 2
        );
        Assert.Equal(2, results.Count());
        Assert.Equal(["run --framework a", "run --framework b"], ran.Order(StringComparer.Ordinal));

        Assert.Throws<AggregateException>(() =>
            DotNetTasks.DotNetRun(
                _ => _.SetProcessToolPath("false").CombineWith(["a", "b"], (s, v) => s.SetFramework(v)),
                completeOnFailure: true
            )
        );
        Assert.Throws<ProcessException>(() =>
            DotNetTasks.DotNetRun(_ =>
                _.SetProcessToolPath("false").CombineWith(["a", "b"], (s, v) => s.SetFramework(v))
            )
        );
        int handled = 0;
        DotNetTasks.DotNetRun(_ => _.SetProcessToolPath("false").SetProcessExitHandler(_ => handled++));
        Assert.Equal(1, handled);
    }

    [Theory]
    [InlineData("a.cs(1,2): error CS0103: no", Nuke.Common.Reporting.Level.Error)]
    [InlineData("a.cs(1,2): warning CA1822: static", Nuke.Common.Reporting.Level.Warning)]
    [InlineData("error MSB1009: no project", Nuke.Common.Reporting.Level.Error)]
    [InlineData("there was an : error in a story", Nuke.Common.Reporting.Level.Debug)]
    [InlineData("a: error C: not an id", Nuke.Common.Reporting.Level.Debug)]
    [InlineData("built", Nuke.Common.Reporting.Level.Debug)]
    internal void Are_not_mistaken_in_their_output(string line, Nuke.Common.Reporting.Level level) =>
        Assert.Equal(level, DotNetTasks.LevelOf(OutputType.Std, line));

    [Fact]
    public void Have_levels_that_are_texts()
    {
        System.ComponentModel.TypeConverter converter = System.ComponentModel.TypeDescriptor.GetConverter(
            typeof(DotNetVerbosity)
        );
        Assert.Equal("quiet", DotNetVerbosity.quiet);
        Assert.Equal("diagnostic", (string?)DotNetVerbosity.diagnostic);
        Assert.Equal("error", (string?)DotNetFormatSeverity.error);
        Assert.True(DotNetVerbosity.quiet == (DotNetVerbosity?)converter.ConvertFrom("QUIET"));
        Assert.True(DotNetVerbosity.quiet != DotNetVerbosity.normal);
        Assert.Equal(DotNetVerbosity.detailed.GetHashCode(), DotNetVerbosity.detailed.GetHashCode());
        Assert.Same(DotNetVerbosity.minimal, converter.ConvertFrom("Minimal"));
        Assert.True(converter.CanConvertFrom(typeof(string)));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom("loud"));
        Assert.Equal("x", new EnumValueAttribute("x").Value);
    }
}
