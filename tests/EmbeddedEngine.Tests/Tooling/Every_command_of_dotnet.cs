using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace EmbeddedEngine.Tests.Tooling;

[Collection(EngineCollection.Name)]
public sealed class Every_command_of_dotnet
{
    [Fact]
    public void Runs_once_for_options_and_once_for_each_combination()
    {
        Check(
            "restore",
            DotNetTasks.DotNetRestore(_ => Echo(_)),
            DotNetTasks.DotNetRestore(Echo(new DotNetRestoreSettings())),
            DotNetTasks.DotNetRestore(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );
        Check(
            "build",
            DotNetTasks.DotNetBuild(_ => Echo(_)),
            DotNetTasks.DotNetBuild(Echo(new DotNetBuildSettings())),
            DotNetTasks.DotNetBuild(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );
        Check(
            "test",
            DotNetTasks.DotNetTest(_ => Echo(_)),
            DotNetTasks.DotNetTest(Echo(new DotNetTestSettings())),
            DotNetTasks.DotNetTest(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );
        Check(
            "pack",
            DotNetTasks.DotNetPack(_ => Echo(_)),
            DotNetTasks.DotNetPack(Echo(new DotNetPackSettings())),
            DotNetTasks.DotNetPack(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );
        Check(
            "publish",
            DotNetTasks.DotNetPublish(_ => Echo(_)),
            DotNetTasks.DotNetPublish(Echo(new DotNetPublishSettings())),
            DotNetTasks.DotNetPublish(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );
        Check(
            "run",
            DotNetTasks.DotNetRun(_ => Echo(_)),
            DotNetTasks.DotNetRun(Echo(new DotNetRunSettings())),
            DotNetTasks.DotNetRun(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );
        Check(
            "clean",
            DotNetTasks.DotNetClean(_ => Echo(_)),
            DotNetTasks.DotNetClean(Echo(new DotNetCleanSettings())),
            DotNetTasks.DotNetClean(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );
        Check(
            "format",
            DotNetTasks.DotNetFormat(_ => Echo(_)),
            DotNetTasks.DotNetFormat(Echo(new DotNetFormatSettings())),
            DotNetTasks.DotNetFormat(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );
        Check(
            "tool restore",
            DotNetTasks.DotNetToolRestore(_ => Echo(_)),
            DotNetTasks.DotNetToolRestore(Echo(new DotNetToolRestoreSettings())),
            DotNetTasks.DotNetToolRestore(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );
        Check(
            "nuget push",
            DotNetTasks.DotNetNuGetPush(_ => Echo(_)),
            DotNetTasks.DotNetNuGetPush(Echo(new DotNetNuGetPushSettings())),
            DotNetTasks.DotNetNuGetPush(_ => Echo(_).CombineWith([1, 2], (s, _) => s)).Select(x => x.Output)
        );

        static void Check(
            string command,
            IReadOnlyCollection<Output> configured,
            IReadOnlyCollection<Output> given,
            IEnumerable<IReadOnlyCollection<Output>> combined
        )
        {
            Assert.Equal(command, configured.StdToText());
            Assert.Equal(command, given.StdToText());
            Assert.Equal([command, command], combined.Select(x => x.StdToText()));
        }
    }

    [Fact]
    public void Runs_without_options_with_the_dotnet_that_is_named()
    {
        Environment.SetEnvironmentVariable("DOTNET_EXE", "echo");
        try
        {
            Assert.Equal("restore", DotNetTasks.DotNetRestore().StdToText());
            Assert.Equal("build", DotNetTasks.DotNetBuild().StdToText());
            Assert.Equal("test", DotNetTasks.DotNetTest().StdToText());
            Assert.Equal("pack", DotNetTasks.DotNetPack().StdToText());
            Assert.Equal("publish", DotNetTasks.DotNetPublish().StdToText());
            Assert.Equal("run", DotNetTasks.DotNetRun().StdToText());
            Assert.Equal("clean", DotNetTasks.DotNetClean().StdToText());
            Assert.Equal("format", DotNetTasks.DotNetFormat().StdToText());
            Assert.Equal("tool restore", DotNetTasks.DotNetToolRestore().StdToText());
            Assert.Equal("nuget push", DotNetTasks.DotNetNuGetPush().StdToText());
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_EXE", null);
        }
    }

    [Fact]
    public void Has_its_flags_set_and_switched_off()
    {
        Assert.Equal(
            ["restore"],
            new DotNetRestoreSettings()
                .SetLockedMode(true)
                .DisableLockedMode()
                .SetForceEvaluate(false)
                .DisableForceEvaluate()
                .SetNoCache(true)
                .DisableNoCache()
                .Arguments()
        );
        Assert.Equal(
            ["build"],
            new DotNetBuildSettings()
                .SetNoRestore(false)
                .DisableNoIncremental()
                .EnableNoLogo()
                .DisableNoLogo()
                .SetNoLogo(null)
                .ResetConfiguration()
                .Arguments()
        );
        Assert.Equal(
            ["pack"],
            new DotNetPackSettings()
                .EnableNoBuild()
                .DisableNoBuild()
                .SetIncludeSymbols(false)
                .DisableIncludeSymbols()
                .SetIncludeSource(false)
                .DisableIncludeSource()
                .Arguments()
        );
        Assert.Equal(
            ["publish"],
            new DotNetPublishSettings().SetSelfContained(true).DisableSelfContained().Arguments()
        );
        Assert.Equal(["run"], new DotNetRunSettings().SetNoLaunchProfile(true).DisableNoLaunchProfile().Arguments());
        Assert.Equal(
            ["nuget", "push"],
            new DotNetNuGetPushSettings()
                .SetSkipDuplicate(true)
                .DisableSkipDuplicate()
                .SetNoSymbols(true)
                .DisableNoSymbols()
                .Arguments()
        );
        Assert.Equal(
            ["format", "--include", "b", "--exclude", "c"],
            new DotNetFormatSettings()
                .SetVerifyNoChanges(true)
                .DisableVerifyNoChanges()
                .AddInclude("b")
                .SetExclude("c")
                .Arguments()
        );
        Assert.Equal(
            ["test", "--logger", "a", "--logger", "b"],
            new DotNetTestSettings().AddLoggers("a").AddLoggers("b").Arguments()
        );
    }

    private static T Echo<T>(T options)
        where T : ToolOptions =>
        options.SetProcessToolPath("echo").DisableProcessOutputLogging().DisableProcessInvocationLogging();
}
