using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace EmbeddedEngine.Tests;

/// <summary>Runs a build in this process, as the build program runs itself.</summary>
internal static class EngineRun
{
    public static (int ExitCode, string Output) Run(
        NukeBuild build,
        IReadOnlyList<string> arguments,
        ScratchFolder root,
        IReadOnlyList<Target?> defaults,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        using StringWriter writer = new();
        BuildRequest request = new(
            [.. arguments, "--root", root.Path],
            environment ?? new Dictionary<string, string>(StringComparer.Ordinal),
            AbsolutePath.Create(root.Path),
            writer
        );
        int exitCode = new BuildRun(request, () => build, _ => defaults).Run();
        return (exitCode, writer.ToString());
    }
}

/// <summary>The tests that run builds share one session, so that they run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EngineCollection
{
    public const string Name = "Engine";
}
