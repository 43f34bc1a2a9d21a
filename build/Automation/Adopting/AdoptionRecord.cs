using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.Projects;

namespace Automation.Adopting;

/// <summary>The record of what a repository took from the template: the answers, the files with their ids, and the commit before.</summary>
/// <param name="Answers">The answers, by the names of the template's options.</param>
/// <param name="Files">The id of each file as the template made it, by path.</param>
/// <param name="Since">The commit that was there before the first adoption; null when there was none.</param>
public sealed record AdoptionRecord(
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyDictionary<string, string> Files,
    string? Since
)
{
    /// <summary>The name of the question that says what is taken.</summary>
    public const string Capability = AdoptedRepository.Answer;

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The record of a repository that took nothing.</summary>
    public static AdoptionRecord Empty { get; } =
        new(
            new Dictionary<string, string>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal),
            null
        );

    /// <summary>What was taken.</summary>
    public IReadOnlyList<string> Capabilities =>
        Answers.TryGetValue(Capability, out string? taken) ? taken.Split(AdoptedRepository.Separator) : [];

    /// <summary>Reads the record of a repository.</summary>
    /// <exception cref="AutomationException">It cannot be read, or is that of a whole project.</exception>
    public static AdoptionRecord Read(string root)
    {
        string file = Path.Combine(root, AdoptedRepository.RecordFile);
        if (!File.Exists(file))
            return Empty;
        JsonObject record = Parse(file);
        AdoptionRecord read = new(Texts(record["answers"]), Texts(record["files"]), record["since"]?.ToString());
        return read.Capabilities is [] or [AdoptedRepository.Project]
            ? throw new AutomationException(
                $"{root} was made from the template as a whole: it has every capability. To get what is new: ./build.sh UpdateTemplate"
            )
            : read;
    }

    /// <summary>The record that the template rendered, completed.</summary>
    /// <param name="rendered">The rendered record.</param>
    /// <param name="files">The ids of the files.</param>
    /// <param name="since">The commit before the first adoption.</param>
    public static byte[] Complete(byte[] rendered, IEnumerable<KeyValuePair<string, string>> files, string? since)
    {
        JsonObject record = JsonNode.Parse(rendered)!.AsObject();
        if (since != null)
            record["since"] = since;
        JsonObject ids = [];
        foreach ((string path, string id) in files.OrderBy(x => x.Key, StringComparer.Ordinal))
            ids[path] = id;
        record["files"] = ids;
        return Encoding.UTF8.GetBytes(record.ToJsonString(Written) + "\n");
    }

    private static JsonObject Parse(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(file)) as JsonObject
                ?? throw new AutomationException(
                    $"{file} is no record of the template. Put it back: git checkout -- {AdoptedRepository.RecordFile}"
                );
        }
        catch (JsonException exception)
        {
            throw new AutomationException(
                $"{file}:{exception.LineNumber + 1} is not valid JSON. Put it back: git checkout -- {AdoptedRepository.RecordFile}",
                exception
            );
        }
    }

    private static Dictionary<string, string> Texts(JsonNode? node) =>
        node is JsonObject texts
            ? texts.ToDictionary(x => x.Key, x => x.Value?.ToString() ?? "", StringComparer.Ordinal)
            : [];
}
