using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary>Looks values up where they are given: the command line, then the environment, then the parameters files.</summary>
/// <param name="commandLine">The arguments.</param>
/// <param name="environment">The environment.</param>
/// <param name="files">The parameters files, or null when there is none; then no JSON reader is loaded.</param>
/// <param name="warn">Told of what is ignored.</param>
internal sealed class ParameterSource(
    CommandLine commandLine,
    EnvironmentLookup environment,
    ParameterFiles? files,
    Action<string> warn
)
{
    /// <summary>The keys of the parameters files.</summary>
    public IReadOnlyCollection<string> FileKeys => files?.Keys ?? [];

    public GivenValue? Find(string name)
    {
        if (commandLine.Find(name) is { } option)
            return new GivenValue(option.Values, option.Text, GivenBy.CommandLine);
        if (environment.Find(name, warn) is var (variable, value))
            return new GivenValue([value], $"The environment variable {variable}", GivenBy.Environment);
        return files == null ? null : FromFiles(files, name);
    }

    private static GivenValue? FromFiles(ParameterFiles files, string name) =>
        files.Find(name) is var (element, file) ? GivenValue.FromJson(element, $"{name} in {file}") : null;
}

/// <summary>Where a value was given.</summary>
internal enum GivenBy
{
    CommandLine,
    Environment,
    File,
}

/// <param name="Items">The texts given; empty for an option without a value.</param>
/// <param name="Origin">Where they were given, as the beginning of a sentence.</param>
/// <param name="By">Where they were given.</param>
/// <param name="IsArray">True when a file gives an array.</param>
internal sealed record GivenValue(IReadOnlyList<string> Items, string Origin, GivenBy By, bool IsArray = false)
{
    public static GivenValue FromJson(System.Text.Json.JsonElement element, string origin)
    {
        if (element.ValueKind == System.Text.Json.JsonValueKind.Array)
            return new GivenValue(
                [.. element.EnumerateArray().Select(x => Text(x, origin))],
                origin,
                GivenBy.File,
                IsArray: true
            );
        return new GivenValue([Text(element, origin)], origin, GivenBy.File);
    }

    private static string Text(System.Text.Json.JsonElement element, string origin) =>
        element.ValueKind is System.Text.Json.JsonValueKind.Object or System.Text.Json.JsonValueKind.Array
            ? throw new BuildUsageException(
                $"{origin} is a JSON {ParameterFiles.Kind(element)}, and a parameter is a text, a number, true or false, or a list of them.",
                ExitCodes.Usage
            )
            : element.ToString();
}
