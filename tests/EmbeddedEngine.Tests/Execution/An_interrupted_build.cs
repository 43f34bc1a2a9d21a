using System.Diagnostics;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace EmbeddedEngine.Tests.Execution;

[Collection(EngineCollection.Name)]
public sealed class An_interrupted_build : IDisposable
{
    private readonly ScratchFolder root = new();

    public void Dispose() => root.Dispose();

    private sealed class Slow : NukeBuild
    {
        public bool IsCleaned { get; private set; }

        /// <summary>Tells this process of Ctrl+C once the child runs.</summary>
        public Target Sleeps =>
            _ =>
                _.Executes(() =>
                {
                    using IProcess process = ProcessTasks.StartProcess("sleep", "60");
                    Process
                        .Start(
                            "kill",
                            ["-INT", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]
                        )!
                        .WaitForExit();
                    process.AssertZeroExitCode();
                });

        public Target After => _ => _.DependsOn(Sleeps).Executes(() => { });

        public Target CleansUp => _ => _.DependsOn(After).AssuredAfterFailure().Executes(() => IsCleaned = true);
    }

    [Fact]
    public void Stops_its_children_runs_what_is_assured_and_prints_the_summary()
    {
        Slow build = new();
        Stopwatch elapsed = Stopwatch.StartNew();
        (int exitCode, string output) = EngineRun.Run(build, ["CleansUp"], root, []);
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(30), "The child was waited for.");
        Assert.Equal(ExitCodes.Interrupted, exitCode);
        Assert.True(build.IsCleaned);
        Assert.Matches("Sleeps +Aborted", output);
        Assert.Matches("After +NotRun", output);
        Assert.EndsWith("Build interrupted.\n", output, StringComparison.Ordinal);
    }
}
