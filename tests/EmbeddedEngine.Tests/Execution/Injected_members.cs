using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;

namespace EmbeddedEngine.Tests.Execution;

public interface IHasAll : INukeBuild
{
    [Solution("All.slnx")]
    Solution? All => TryGetValue(() => All);
}

[Collection(EngineCollection.Name)]
public sealed class Injected_members : IDisposable
{
    private readonly ScratchFolder root = new();

    public void Dispose() => root.Dispose();

    private sealed class Injected : NukeBuild, IHasAll
    {
        [Solution]
        public readonly Solution? Only;

        [GitRepository]
        [Optional]
        public GitRepository? Repository { get; set; }

        [LocalPath("tool.sh")]
        public readonly Tool? Script;

        [Required]
        [Parameter]
        public readonly string? Needed;

        public Solution? FromComponent { get; private set; }

        public Target Go => _ => _.Executes(() => FromComponent = ((IHasAll)this).All);
    }

    [Fact]
    public void Get_their_values()
    {
        root.Write("All.slnx", "<Solution />");
        Injected build = new();
        (int exitCode, string output) = EngineRun.Run(build, ["Go", "--needed", "x"], root, []);
        Assert.True(exitCode == 0, output);
        Assert.Equal("All", build.Only?.Name);
        Assert.Equal("All", build.FromComponent?.Name);
        Assert.NotNull(build.Script);
        Assert.Null(build.Repository);
    }

    [Fact]
    public void Stay_empty_with_a_warning_that_says_why()
    {
        Injected build = new();
        (int exitCode, string output) = EngineRun.Run(build, ["Go", "--needed", "x"], root, []);
        Assert.Equal(0, exitCode);
        Assert.Contains("Injected.Only has no value", output, StringComparison.Ordinal);
        Assert.Contains("holds 0 solution files", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Repository", output, StringComparison.Ordinal);
        Assert.Null(build.FromComponent);
    }

    [Fact]
    public void Stop_the_build_when_they_are_required()
    {
        (int exitCode, string output) = EngineRun.Run(new Injected(), ["Go"], root, []);
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains("Every target requires Needed. Give it with --needed", output, StringComparison.Ordinal);
    }
}
