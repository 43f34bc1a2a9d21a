using System.Text.Json;

namespace Automation.Documentation.Reference;

/// <summary>The HTTP API, from its OpenAPI document: a readable page for each document.</summary>
internal sealed class HttpApiPage : IPageSource
{
    private const string Ending = ".openapi.json";
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete", "head", "options"];

    public IEnumerable<GeneratedPage> Pages(DocumentedRepository repository)
    {
        foreach (string path in repository.In("docs/", Ending))
        {
            using JsonDocument api = JsonDocument.Parse(repository.Text(path));
            string name = Path.GetFileName(path)[..^Ending.Length];
            yield return new GeneratedPage($"reference/code/{name}.md", Page(api.RootElement));
        }
    }

    private static string Page(JsonElement api)
    {
        JsonElement info = api.GetProperty("info");
        SchemaTable schemas = new(api);
        IEnumerable<string> operations = api.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Where(x => Methods.Contains(x.Name, StringComparer.Ordinal))
                    .Select(x => Operation(schemas, $"{x.Name.ToUpperInvariant()} {path.Name}", x.Value))
            );
        return $"""
            # HTTP API: {PageText.Plain(SchemaTable.Text(info, "title") ?? "the service")}

            {PageText.Plain(SchemaTable.Text(info, "description") ?? "")}

            {string.Join('\n', operations)}
            # Schemas

            {string.Join('\n', Schemas(api, schemas))}
            """;
    }

    private static IEnumerable<string> Schemas(JsonElement api, SchemaTable table) =>
        api.TryGetProperty("components", out JsonElement parts) && parts.TryGetProperty("schemas", out JsonElement all)
            ? all.EnumerateObject()
                .OrderBy(x => x.Name, StringComparer.Ordinal)
                .Select(x =>
                    $"## {x.Name}\n\n{PageText.Plain(SchemaTable.Text(x.Value, "description") ?? "")}\n\n{(x.Value.TryGetProperty("properties", out _) ? table.Write(x.Value) : table.Type(x.Value) + "\n")}"
                )
            : [];

    private static string Operation(SchemaTable schemas, string title, JsonElement operation)
    {
        string text =
            $"## {PageText.Code(title)}\n\n{PageText.Plain(SchemaTable.Text(operation, "summary") ?? "")}\n\n";
        if (SchemaTable.Text(operation, "description") is { Length: > 0 } more)
            text += $"{PageText.Plain(more)}\n\n";
        if (operation.TryGetProperty("parameters", out JsonElement parameters))
            text +=
                PageText.Table(
                    ["parameter", "in", "type", "meaning"],
                    parameters
                        .EnumerateArray()
                        .Where(x => SchemaTable.Text(x, "name") != null)
                        .Select(x =>
                            (string[])
                                [
                                    PageText.Code(SchemaTable.Text(x, "name")),
                                    SchemaTable.Text(x, "in") ?? "",
                                    x.TryGetProperty("schema", out JsonElement schema) ? schemas.Type(schema) : "",
                                    PageText.Plain(SchemaTable.Text(x, "description") ?? ""),
                                ]
                        )
                ) + "\n";
        if (operation.TryGetProperty("requestBody", out JsonElement body))
            text += $"Body: {Content(schemas, body)}.\n\n";
        return text
            + PageText.Table(
                ["status", "answer", "meaning"],
                operation
                    .GetProperty("responses")
                    .EnumerateObject()
                    .Select(x =>
                        (string[])
                            [
                                x.Name,
                                Content(schemas, x.Value),
                                PageText.Plain(SchemaTable.Text(x.Value, "description") ?? ""),
                            ]
                    )
            );
    }

    private static string Content(SchemaTable schemas, JsonElement of) =>
        of.TryGetProperty("content", out JsonElement content)
            ? string.Join(
                ", ",
                content
                    .EnumerateObject()
                    .Select(x =>
                        x.Value.TryGetProperty("schema", out JsonElement schema)
                            ? $"{schemas.Type(schema)} as {PageText.Code(x.Name)}"
                            : PageText.Code(x.Name)
                    )
            )
            : "";
}
