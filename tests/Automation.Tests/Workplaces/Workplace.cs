using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Automation.Tests.Workplaces;

/// <summary>What editors read of this repository.</summary>
internal static class Workplace
{
    /// <summary>The names of all targets of the build.</summary>
    public static IReadOnlySet<string> Targets { get; } =
        Directory
            .GetFiles(Path.Combine(RepositoryFolder.Path, "build", "Targets"), "*.cs")
            .SelectMany(x =>
                Regex.Matches(
                    File.ReadAllText(x),
                    @"^    Target (?<name>\w+) =>",
                    RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(5)
                )
            )
            .Select(x => x.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

    public static JsonObject Read(string path) =>
        JsonNode
            .Parse(
                File.ReadAllText(Path.Combine(RepositoryFolder.Path, path)),
                documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }
            )!
            .AsObject();
}
