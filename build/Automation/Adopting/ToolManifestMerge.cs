using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.Adopting;

/// <summary>Adds tools to a list of local tools; those that it has keep their versions.</summary>
internal static class ToolManifestMerge
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The list with the tools that it lacks.</summary>
    /// <param name="theirs">The list as it is.</param>
    /// <param name="rendered">The tools that the build was tried with.</param>
    /// <exception cref="AutomationException">The list cannot be read.</exception>
    public static ToolMerge Merge(byte[] theirs, byte[] rendered)
    {
        (JsonObject list, JsonObject tools) = Read(theirs);
        List<string> added = [];
        List<string> warnings = [];
        foreach ((string name, JsonNode? tool) in Read(rendered).Tools)
        {
            string version = VersionOf(tool);
            string? own = tools.FirstOrDefault(x => string.Equals(x.Key, name, StringComparison.OrdinalIgnoreCase)).Key;
            if (own == null)
            {
                tools[name] = tool!.DeepClone();
                added.Add($"{name} {version}");
            }
            else if (VersionOf(tools[own]) != version)
            {
                warnings.Add(
                    $"{own} stays {VersionOf(tools[own])}; the build was tried with {version}: dotnet tool update {name} --version {version}"
                );
            }
        }
        bool hasCarriageReturns = theirs.AsSpan().IndexOf("\r\n"u8) >= 0;
        string text = list.ToJsonString(
            new JsonSerializerOptions(Written) { NewLine = hasCarriageReturns ? "\r\n" : "\n" }
        );
        return new ToolMerge(
            added.Count == 0 ? null : Encoding.UTF8.GetBytes(text + (hasCarriageReturns ? "\r\n" : "\n")),
            added,
            warnings
        );
    }

    private static (JsonObject List, JsonObject Tools) Read(byte[] content)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> text = content.AsSpan().StartsWith(mark) ? content.AsSpan(mark.Length) : content;
        try
        {
            return JsonNode.Parse(text) is JsonObject list && list["tools"] is JsonObject tools
                ? (list, tools)
                : throw new AutomationException("It lists no tools as dotnet does");
        }
        catch (JsonException exception)
        {
            throw new AutomationException($"Line {exception.LineNumber + 1} is not valid JSON", exception);
        }
    }

    private static string VersionOf(JsonNode? tool) => (tool as JsonObject)?["version"]?.ToString() ?? "";
}

/// <summary>A list of tools after a merge.</summary>
/// <param name="Content">The list; null when nothing was missing.</param>
/// <param name="Added">The tools that were added, with their versions.</param>
/// <param name="Warnings">What differs, a sentence each.</param>
internal sealed record ToolMerge(byte[]? Content, IReadOnlyList<string> Added, IReadOnlyList<string> Warnings);
