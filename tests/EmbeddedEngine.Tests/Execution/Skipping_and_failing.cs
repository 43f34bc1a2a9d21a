using Nuke.Common;
using Nuke.Common.Execution;

namespace EmbeddedEngine.Tests.Execution;

[Collection(EngineCollection.Name)]
public sealed class Skipping_and_failing : IDisposable
{
    private readonly ScratchFolder root = new();
    private readonly Chain build = new();

    public void Dispose() => root.Dispose();

    private sealed class Chain : NukeBuild
    {
        public List<string> Ran { get; } = [];

        public Target Clean => _ => _.Executes(() => Ran.Add(nameof(Clean)));

        public Target Restore => _ => _.DependsOn(Clean).Executes(() => Ran.Add(nameof(Restore)));

        public Target Optional =>
            _ => _.DependsOn(Restore).OnlyWhenStatic(() => false).Executes(() => Ran.Add(nameof(Optional)));

        public Target Eager =>
            _ =>
                _.DependsOn(Restore)
                    .OnlyWhenStatic(() => false)
                    .WhenSkipped(DependencyBehavior.Execute)
                    .Executes(() => Ran.Add(nameof(Eager)));

        public Target Late =>
            _ =>
                _.DependsOn(Restore)
                    .OnlyWhenDynamic(() => Ran.Count > 5)
                    .Triggers(After)
                    .Executes(() => Ran.Add(nameof(Late)));

        public Target After => _ => _.Executes(() => Ran.Add(nameof(After)));

        public Target Breaks => _ => _.DependsOn(Clean).Executes(() => throw new InvalidOperationException("broken"));

        public Target GoesOn =>
            _ =>
                _.ProceedAfterFailure()
                    .Executes(() => throw new AggregateException(new InvalidOperationException("broken")));

        public Target Assured =>
            _ => _.DependsOn(Breaks).AssuredAfterFailure().Executes(() => Ran.Add(nameof(Assured)));

        public Target Last => _ => _.DependsOn(GoesOn).DependsOn(Restore).Executes(() => Ran.Add(nameof(Last)));
    }

    [Theory]
    [InlineData("Restore", "Clean Restore", 0)]
    [InlineData("Optional", "", 0)]
    [InlineData("Eager", "Clean Restore", 0)]
    [InlineData("Late", "Clean Restore", 0)]
    [InlineData("Restore --skip Clean", "Restore", 0)]
    [InlineData("Restore --skip", "Restore", 0)]
    [InlineData("--skip", "Restore", 0)]
    [InlineData("--skip Restore", "", 0)]
    [InlineData("Restore+After", "Clean Restore After", 0)]
    [InlineData("Assured", "Clean Assured", -1)]
    [InlineData("Last", "Clean Restore Last", -1)]
    [InlineData("--target", "", 0)]
    public void Run_what_is_left(string arguments, string ran, int exitCode)
    {
        Assert.Equal(exitCode, EngineRun.Run(build, arguments.Split(' '), root, [build.Restore]).ExitCode);
        Assert.Equal(ran, string.Join(' ', build.Ran));
    }

    [Fact]
    public void Leave_a_verdict_for_each_target()
    {
        (int _, string output) = EngineRun.Run(build, ["Assured", "--verbosity", "quiet"], root, []);
        Assert.Matches("Breaks +Failed .*// InvalidOperationException: broken", output);
        Assert.Matches("Assured +Succeeded", output);
        Assert.Equal("", EngineRun.Run(new Chain(), ["Clean", "--verbosity", "quiet"], root, []).Output);
    }
}
