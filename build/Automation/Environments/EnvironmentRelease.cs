using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.Releasing;

namespace Automation.Environments;

/// <summary>What an environment is meant to run.</summary>
/// <param name="Version">The semantic version.</param>
/// <param name="Digest">The digest of the release, <c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="Commit">The whole id of the commit, 40 hexadecimal digits.</param>
/// <param name="Since">When it was put there, in UTC, in whole seconds.</param>
/// <param name="From">The environment that it came from, or <c>release</c>.</param>
/// <param name="Url">The page of the release; null when there is none.</param>
[SuppressMessage("Design", "CA1054", Justification = "The address is kept as it stands in the file.")]
[SuppressMessage("Design", "CA1056", Justification = "The address is kept as it stands in the file.")]
public sealed record EnvironmentRelease(
    string Version,
    string Digest,
    string Commit,
    DateTimeOffset Since,
    string From,
    string? Url
)
{
    /// <summary>The release as the value of "runs", with one member on each line.</summary>
    /// <param name="indent">The blanks before the line with "runs".</param>
    /// <param name="step">The blanks that a level adds.</param>
    /// <param name="newLine">The end of a line.</param>
    internal string ToJson(string indent, string step, string newLine)
    {
        (string Name, JsonNode? Value)[] members =
        [
            ("version", Version),
            ("digest", Digest),
            ("commit", Commit),
            ("since", Times.Text(Since)),
            ("from", From),
            ("release", Url),
        ];
        IEnumerable<string> lines = members.Select(x =>
            $"{indent}{step}\"{x.Name}\": {x.Value?.ToJsonString(Plain) ?? "null"}"
        );
        return $"{{{newLine}{string.Join($",{newLine}", lines)}{newLine}{indent}}}";
    }

    private static JsonSerializerOptions Plain { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
