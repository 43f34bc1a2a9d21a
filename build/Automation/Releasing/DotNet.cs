using Automation.Processes;

namespace Automation.Releasing;

/// <summary>Runs dotnet in a source folder so that what it makes depends on the source alone.</summary>
/// <param name="source">The folder.</param>
/// <param name="identity">The version that all that is built carries.</param>
/// <param name="start">Starts dotnet and waits for its end.</param>
internal sealed class DotNet(string source, ReleaseIdentity identity, Func<Command, CommandResult> start)
{
    private const int MostErrors = 5;

    private static readonly Dictionary<string, string?> Environment = new(StringComparer.Ordinal)
    {
        // Nodes that wait for the next build would hold on to a folder that is about to be deleted.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        // Each compiler runs once and briefly, so it gains nothing from being measured while it runs.
        ["DOTNET_TieredPGO"] = "0",
        // The build program's own output folder, which it passes on to nothing but itself.
        ["BootstrapArtifacts"] = null,
    };

    /// <summary>The folder with the source.</summary>
    public string Source => source;

    /// <summary>What the release is of.</summary>
    public ReleaseIdentity Identity => identity;

    /// <summary>Runs a command.</summary>
    /// <returns>Null when it succeeded; else its errors.</returns>
    public string? Try(params IReadOnlyList<string> arguments)
    {
        Command command = new(
            "dotnet",
            [
                .. arguments,
                "-nologo",
                "-verbosity:quiet",
                "-p:Configuration=Release",
                // The gates looked at this commit before; analyzers change no byte of what is built.
                "-p:RunAnalyzers=false",
                // Paths in assemblies and symbols start at the repository, and not at this folder.
                "-p:ContinuousIntegrationBuild=true",
                "-p:Deterministic=true",
                .. identity.Properties.Select(x => $"-p:{x.Name}={x.Value}"),
            ],
            source
        )
        {
            Environment = Environment,
        };
        CommandResult result = start(command);
        return result.ExitCode == 0 ? null : Errors(result);
    }

    /// <summary>Runs a command.</summary>
    /// <exception cref="AutomationException">It failed.</exception>
    public void Run(params IReadOnlyList<string> arguments)
    {
        if (Try(arguments) is { } errors)
            throw new AutomationException(
                $"dotnet {string.Join(' ', arguments.Take(2))} failed on a clean checkout of {identity.Commit[..7]}:\n{errors}"
            );
    }

    /// <summary>One line of errors that tells most: what was thrown, or else the first one, without its place.</summary>
    public static string Brief(string errors)
    {
        string[] lines = errors.Split('\n');
        string line = Array.Find(lines, x => x.Contains("Exception: ", StringComparison.Ordinal)) ?? lines[0];
        return line[Math.Max(0, line.IndexOf("error ", StringComparison.Ordinal))..].Split(" [")[0].TrimEnd('.');
    }

    private static string Errors(CommandResult result)
    {
        string[] lines = (result.Output + result.Error).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        string[] errors =
        [
            .. lines
                .Where(x => x.Contains("error", StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.Ordinal)
                .Take(MostErrors),
        ];
        return string.Join('\n', errors.Length > 0 ? errors : lines.TakeLast(MostErrors));
    }
}
