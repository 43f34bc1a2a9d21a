using System.Diagnostics.CodeAnalysis;
using Nuke.Common.Execution.Bootstrap;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>Runs a build as the process that it is: arguments, environment, signals and exit code.</summary>
[ExcludeFromCodeCoverage(Justification = "The entry of the process: the tests of the start script run it as one.")]
internal static class BuildProcess
{
    public static int Run<T>(Func<T, Target?>[] defaultTargets)
        where T : NukeBuild, new()
    {
        string[] arguments = Environment.GetCommandLineArgs()[1..];
        if (InputCheck.EnsureFresh(arguments) is { } handedOver)
            return handedOver;
        BuildRequest request = new(
            arguments,
            BuildRequest.EnvironmentOfProcess(),
            EnvironmentInfo.WorkingDirectory,
            Console.Out
        );
        return new BuildRun(request, () => new T(), build => [.. defaultTargets.Select(x => x((T)build))]).Run();
    }
}

/// <summary>What a run is given from outside.</summary>
/// <param name="Arguments">The arguments after the program's name.</param>
/// <param name="Environment">The environment variables.</param>
/// <param name="WorkingDirectory">The folder that relative paths start from.</param>
/// <param name="Writer">Where output goes.</param>
internal sealed record BuildRequest(
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    AbsolutePath WorkingDirectory,
    TextWriter Writer
)
{
    public static Dictionary<string, string> EnvironmentOfProcess()
    {
        Dictionary<string, string> variables = new(
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
        );
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }
}
