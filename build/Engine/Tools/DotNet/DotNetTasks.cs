using Nuke.Common.Execution;
using Nuke.Common.Reporting;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Runs dotnet.</summary>
public static partial class DotNetTasks
{
    /// <summary>The executable: what the environment variable <c>DOTNET_EXE</c> names, else <c>dotnet</c>.</summary>
    public static string DotNetPath => ToolPathResolver.TryGetEnvironmentExecutable("DOTNET_EXE") ?? "dotnet";

    /// <summary>Runs dotnet with a command line.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNet(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Action<IProcess>? exitHandler = null
    ) =>
        ToolRun.Run(
            DotNetPath,
            arguments,
            new ProcessSettings(
                workingDirectory,
                environmentVariables,
                timeout,
                logOutput,
                logInvocation,
                logger ?? Logger
            ),
            exitHandler
        );

    /// <summary>The level of a line that dotnet prints: warnings and errors of MSBuild stand on standard output.</summary>
    internal static Level LevelOf(OutputType type, string text)
    {
        if (type == OutputType.Err || HasMark(text, ": error ") || text.StartsWith("error ", StringComparison.Ordinal))
            return Level.Error;
        return HasMark(text, ": warning ") ? Level.Warning : Level.Debug;
    }

    private static void Logger(OutputType type, string text) =>
        BuildSession.Current.Output.Write(LevelOf(type, text), text);

    private static IReadOnlyCollection<Output> Run(ToolOptions options) => ToolRun.Run(DotNetPath, options, Logger);

    /// <summary>True when the mark is followed by an id such as CS0168: the word alone can stand in anybody's output.</summary>
    private static bool HasMark(string text, string mark)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
            return false;
        ReadOnlySpan<char> id = text.AsSpan(at + mark.Length);
        int letters = id.IndexOfAnyExceptInRange('A', 'Z');
        return letters >= 2 && letters < id.Length && char.IsAsciiDigit(id[letters]);
    }
}
