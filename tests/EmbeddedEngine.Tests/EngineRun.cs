using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace EmbeddedEngine.Tests;

/// <summary>Runs a build in this process, as the build program runs itself; its statics can be inspected before the run is left.</summary>
internal static class EngineRun
{
    public static (int ExitCode, string Output) Run(
        NukeBuild build,
        IReadOnlyList<string> arguments,
        ScratchFolder root,
        IReadOnlyList<Target?> defaults,
        IReadOnlyDictionary<string, string>? environment = null,
        Action? inspect = null
    )
    {
        using StringWriter writer = new();
        BuildRequest request = new(
            [.. arguments, "--root", root.Path],
            environment ?? new Dictionary<string, string>(StringComparer.Ordinal),
            AbsolutePath.Create(root.Path),
            writer
        );
        try
        {
            int exitCode = new BuildRun(request, () => build, _ => defaults).Run();
            inspect?.Invoke();
            return (exitCode, writer.ToString());
        }
        finally
        {
            BuildSession.Leave();
        }
    }
}

/// <summary>The tests that run builds share one session, so that they run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EngineCollection
{
    public const string Name = "Engine";
}
