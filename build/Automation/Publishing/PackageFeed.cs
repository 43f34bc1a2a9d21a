using Automation.Processes;
using Automation.Releasing;

namespace Automation.Publishing;

/// <summary>Pushes the packages of a release to a NuGet feed. Doing so again goes on where it stopped.</summary>
/// <param name="source">The name or address of the feed, or a folder; null for the default push source of the NuGet configuration.</param>
/// <param name="key">The key that the feed takes; null where it takes none, as a folder does. It is short-lived: the workflow gets it for its OIDC token.</param>
/// <param name="say">Takes a line for each package.</param>
public sealed class PackageFeed(string? source, string? key, Action<string> say)
{
    /// <summary>The environment variable that has the key.</summary>
    public const string KeyVariable = "NUGET_API_KEY";

    /// <summary>Starts what pushes, and waits for its end.</summary>
    internal Func<Command, CommandResult> Start { get; init; } = x => x.Run();

    /// <summary>Pushes packages and their symbols.</summary>
    /// <param name="folder">The folder of the release, which was verified.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <exception cref="AutomationException">A package was not taken: the sentence tells what was pushed, and what was not.</exception>
    public void Push(string folder, ReleaseManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string[] names =
        [
            .. manifest
                .Artifacts.Where(x =>
                    x.Kind is ArtifactKind.Library or ArtifactKind.Tool or ArtifactKind.Template or ArtifactKind.Symbols
                )
                .Select(x => x.Name),
        ];
        if (names.Length == 0)
        {
            say($"{manifest.Version} has no packages.");
            return;
        }
        for (int i = 0; i < names.Length; i++)
        {
            if (PushOne(folder, names[i]) is { } problem)
                throw new AutomationException(
                    $"{names[i]} was not pushed: {problem} Pushed: {List(names[..i])}. Not pushed: {List(names[i..])}. Run ./build.sh Publish again: what is there already is left alone."
                );
            say($"{names[i]} is pushed.");
        }
    }

    private static string List(string[] names) => names.Length == 0 ? "nothing" : string.Join(", ", names);

    /// <returns>What the feed said against it; null when it has the package now.</returns>
    private string? PushOne(string folder, string name)
    {
        // dotnet says that it pushed symbols to a folder, and leaves them where they were.
        if (name.EndsWith(".snupkg", StringComparison.Ordinal) && Directory.Exists(source))
        {
            File.Copy(Path.Combine(folder, name), Path.Combine(source, name), overwrite: true);
            return null;
        }
        Command command = new(
            "dotnet",
            [
                "nuget",
                "push",
                Path.Combine(folder, name),
                "--skip-duplicate",
                // Symbols are pushed by name, like all else.
                .. name.EndsWith(".nupkg", StringComparison.Ordinal) ? (string[])["--no-symbols"] : [],
                .. source == null ? (string[])[] : ["--source", source],
                .. key == null ? (string[])[] : ["--api-key", key],
            ],
            folder
        )
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            },
        };
        CommandResult result = Start(command);
        return result.ExitCode == 0 ? null : Problem(result);
    }

    private string Problem(CommandResult result)
    {
        string[] lines = (result.Output + "\n" + result.Error).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        string line =
            Array.Find(lines, x => x.StartsWith("error:", StringComparison.OrdinalIgnoreCase))
            ?? lines.LastOrDefault()
            ?? $"dotnet nuget push ended with exit code {result.ExitCode}.";
        string masked = string.IsNullOrEmpty(key) ? line : line.Replace(key, "***", StringComparison.Ordinal);
        string remedy =
            source == null ? " Name a feed: --publish-source FEED."
            : key == null && !Directory.Exists(source)
                ? $" There is no key in {KeyVariable}; a workflow gets one by trusted publishing."
            : "";
        return masked + remedy;
    }
}
