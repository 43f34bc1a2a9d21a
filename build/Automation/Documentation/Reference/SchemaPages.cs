using System.Text.Json;

namespace Automation.Documentation.Reference;

/// <summary>The keys of the files that have a schema in the repository, and of the settings of its gates.</summary>
internal sealed class SchemaPages : IPageSource
{
    public IEnumerable<GeneratedPage> Pages(DocumentedRepository repository)
    {
        string[] sections =
        [
            .. repository.In("", ".schema.json").Where(x => !IsForeign(x)).Select(x => Section(repository, x)),
            .. repository.In(".config/", ".json").Select(x => Keys(repository, x)),
        ];
        if (sections.Length > 0)
            yield return new GeneratedPage(
                "reference/code/configuration-files.md",
                $"# Configuration files\n\n{string.Join('\n', sections)}"
            );
    }

    /// <summary>Schemas of tests and of what the template gives to others describe no file of this repository.</summary>
    private static bool IsForeign(string path) =>
        path.StartsWith("tests/", StringComparison.Ordinal)
        || path.StartsWith(".template.config/", StringComparison.Ordinal);

    private static string Section(DocumentedRepository repository, string path)
    {
        using JsonDocument schema = Read(repository, path);
        string about = PageText.Plain(SchemaTable.Text(schema.RootElement, "description") ?? "");
        return $"## {PageText.Plain(SchemaTable.Text(schema.RootElement, "title") ?? path)}\n\n{about} Schema: {PageText.Code(path)}.\n\n{new SchemaTable(schema.RootElement).Write(schema.RootElement)}";
    }

    private static string Keys(DocumentedRepository repository, string path)
    {
        using JsonDocument file = Read(repository, path);
        IEnumerable<string[]> rows =
            file.RootElement.ValueKind == JsonValueKind.Object
                ? file.RootElement.EnumerateObject().Select(x => (string[])[PageText.Code(x.Name), Value(x.Value)])
                : [];
        return $"## {path}\n\n{PageText.Table(["key", "in this repository"], rows)}";
    }

    private static string Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => $"list of {value.GetArrayLength()}",
            JsonValueKind.Object => $"{value.EnumerateObject().Count()} keys",
            _ => PageText.Code(value.GetRawText()),
        };

    private static JsonDocument Read(DocumentedRepository repository, string path)
    {
        try
        {
            return JsonDocument.Parse(
                repository.Text(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
        }
        catch (JsonException exception)
        {
            throw new AutomationException($"{path} is not valid JSON: {exception.Message} Mend the file.", exception);
        }
    }
}
