using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.TemplateUpdates;

/// <summary>What a project was made from: the template, its version, the answers that were given, and each file with its id in git.</summary>
public sealed class BirthRecord
{
    /// <summary>Where it lies, relative to the project.</summary>
    public const string FileName = ".devex.json";

    private const string FilesKey = "files";
    private const string SinceKey = "since";
    private static readonly UTF8Encoding Utf8 = new(false);

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // Names of people and projects are to be read.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject content;

    private BirthRecord(JsonObject content)
    {
        this.content = content;
        Template = Text(content, "template");
        Version = Text(content, "version");
        Answers = Texts(content, "answers");
        Files = content.ContainsKey(FilesKey) ? Texts(content, FilesKey) : null;
        foreach ((string path, string id) in Files ?? new Dictionary<string, string>(StringComparer.Ordinal))
            Check(path, id);
    }

    /// <summary>The name of the template's package.</summary>
    public string Template { get; }

    /// <summary>The version of the template; 0.0.0 when it was no package but a folder.</summary>
    public string Version { get; }

    /// <summary>The answers by the names of the questions.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; }

    /// <summary>The files that the template made, each with the id of its content in git; null until the first build completes the record.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; }

    /// <summary>The commit that was there before a repository took something of the template; null when there was none, or the project is whole.</summary>
    public string? Since => content.ContainsKey(SinceKey) ? Text(content, SinceKey) : null;

    /// <summary>The name of the project, when it was an answer.</summary>
    public string? Name => Answers.GetValueOrDefault("name");

    /// <summary>Reads the record of a project.</summary>
    /// <param name="root">The project's folder.</param>
    /// <returns>Null when there is none: the project was not made from the template.</returns>
    /// <exception cref="AutomationException">It cannot be read.</exception>
    public static BirthRecord? Find(string root)
    {
        string file = Path.Combine(root, FileName);
        return File.Exists(file) ? Parse(File.ReadAllText(file)) : null;
    }

    /// <summary>True when a project has a record that is not complete, told without reading it as JSON.</summary>
    /// <param name="root">The project's folder.</param>
    public static bool IsIncomplete(string root)
    {
        string file = Path.Combine(root, FileName);
        return File.Exists(file) && File.ReadAllBytes(file).AsSpan().IndexOf("\"files\":"u8) < 0;
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="AutomationException">It cannot be read.</exception>
    public static BirthRecord Parse(string text)
    {
        try
        {
            return new BirthRecord(JsonNode.Parse(text) as JsonObject ?? throw Bad("it is no object"));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw Bad($"it is no valid JSON ({exception.Message.ReplaceLineEndings(" ").TrimEnd('.')})", exception);
        }
    }

    /// <summary>The same record with other files.</summary>
    /// <param name="files">The paths, relative to the project and with slashes, with the ids of the contents.</param>
    public BirthRecord WithFiles(IEnumerable<KeyValuePair<string, string>> files)
    {
        JsonObject changed = content.DeepClone().AsObject();
        changed[FilesKey] = new JsonObject(
            files
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => KeyValuePair.Create(x.Key, (JsonNode?)JsonValue.Create(x.Value)))
        );
        return new BirthRecord(changed);
    }

    /// <summary>The same record with the commit that was there before.</summary>
    public BirthRecord WithSince(string? since)
    {
        JsonObject changed = content.DeepClone().AsObject();
        if (since != null)
            changed[SinceKey] = since;
        return new BirthRecord(changed);
    }

    /// <summary>The record with what an older one says beyond it: other keys, and answers that the template takes but does not write down.</summary>
    /// <param name="older">The record before an update.</param>
    /// <param name="answers">The answers that the template took.</param>
    public BirthRecord After(BirthRecord older, IEnumerable<KeyValuePair<string, string>> answers)
    {
        JsonObject changed = content.DeepClone().AsObject();
        foreach ((string key, JsonNode? value) in older.content)
            changed.TryAdd(key, value?.DeepClone());
        foreach ((string name, string value) in answers)
            changed["answers"]!.AsObject().TryAdd(name, value);
        return new BirthRecord(changed);
    }

    /// <summary>The record as it is written.</summary>
    public string ToJson() => content.ToJsonString(Written) + "\n";

    /// <summary>Writes the record of a project; who reads meanwhile finds the old one or the new one, whole.</summary>
    /// <param name="root">The project's folder.</param>
    public void Write(string root)
    {
        string file = Path.Combine(root, FileName);
        string aside = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(aside, ToJson(), Utf8);
            File.Move(aside, file, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static string Text(JsonObject from, string key) =>
        from[key] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0
            ? text
            : throw Bad($"'{key}' is missing in it or no text");

    private static Dictionary<string, string> Texts(JsonObject from, string key)
    {
        if (from[key] is not JsonObject entries)
            throw Bad($"'{key}' is missing in it or no object");
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach ((string name, JsonNode? node) in entries)
            texts[name] =
                node is JsonValue value && value.TryGetValue(out string? text)
                    ? text
                    : throw Bad($"'{name}' of '{key}' is no text");
        return texts;
    }

    private static void Check(string path, string id)
    {
        if (path.Length == 0 || path.Split('/').Any(x => x is "" or "." or "..") || path.Contains('\\'))
            throw Bad($"'{path}' is no path below the project");
        if (id.Length is not (40 or 64) || !id.All(char.IsAsciiHexDigitLower))
            throw Bad($"'{id}' of {path} is no id of git");
    }

    private static AutomationException Bad(string problem, Exception? inner = null)
    {
        string sentence =
            $"{FileName} says what the project was made from, and cannot be read: {problem}. Take it from git again: git log --oneline -- {FileName} and git checkout COMMIT -- {FileName}";
        return inner == null ? new AutomationException(sentence) : new AutomationException(sentence, inner);
    }
}
