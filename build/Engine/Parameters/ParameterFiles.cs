using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>The values in <c>.nuke/parameters.json</c> and in the files of the given profiles.</summary>
internal sealed class ParameterFiles
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly Dictionary<string, (JsonElement Value, AbsolutePath File)> values = new(StringComparer.Ordinal);

    /// <summary>The keys of all files.</summary>
    public IReadOnlyCollection<string> Keys => values.Keys;

    /// <summary>Reads the files, later ones over earlier ones.</summary>
    /// <exception cref="BuildUsageException">A profile has no file, or a file is not a JSON object.</exception>
    public static ParameterFiles Load(AbsolutePath root, IReadOnlyList<string> profiles)
    {
        ParameterFiles files = new();
        AbsolutePath folder = root / ".nuke";
        AbsolutePath common = folder / "parameters.json";
        if (File.Exists(common))
            files.Read(common);
        foreach (string profile in profiles)
        {
            AbsolutePath file = folder / $"parameters.{profile}.json";
            if (!File.Exists(file))
                throw new BuildUsageException(
                    $"Profile '{profile}' has no file. Create {file} or leave out --profile {profile}."
                );
            files.Read(file);
        }
        return files;
    }

    /// <summary>The value of a key, which is case-sensitive; null is no value.</summary>
    public (JsonElement Value, AbsolutePath File)? Find(string name) =>
        values.TryGetValue(name, out (JsonElement Value, AbsolutePath File) found)
        && found.Value.ValueKind != JsonValueKind.Null
            ? found
            : null;

    private void Read(AbsolutePath file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new BuildUsageException(
                    $"{file}:1:1 holds a JSON {Kind(document.RootElement)} where an object of parameters is expected."
                );
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
                values[property.Name] = (property.Value.Clone(), file);
        }
        catch (JsonException exception)
        {
            throw new BuildUsageException(
                $"{file}:{exception.LineNumber + 1}:{exception.BytePositionInLine + 1} is not valid JSON. Mend it, or delete the file."
            );
        }
    }

    internal static string Kind(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Object => "object",
            _ => "null",
        };
}
