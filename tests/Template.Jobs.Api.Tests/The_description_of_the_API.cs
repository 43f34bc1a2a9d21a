using System.Text.Json;
using System.Text.Json.Nodes;
using Template.Jobs.Api.Contracts;
using Template.Jobs.Api.Description;

namespace Template.Jobs.Api.Tests;

public sealed class The_description_of_the_API(RunningApi running) : IClassFixture<RunningApi>
{
    private const string AcceptVariable = "ACCEPT_OPENAPI";
    private const string AcceptCommand = AcceptVariable + "=1 dotnet test tests/Template.Jobs.Api.Tests";
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private readonly ApiServer api = running.Server;

    [Fact]
    public async Task is_the_one_that_is_checked_in()
    {
        string path = Path.Combine(RepositoryFolder.Root, "docs", "reference", "jobs-api.openapi.json");
        string served = (await DocumentAsync()).ToJsonString(Written) + "\n";
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
            await File.WriteAllTextAsync(path, served);
        string accepted = File.Exists(path) ? (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n") : "";

        Assert.True(accepted == served, Difference(accepted, served));
    }

    [Fact]
    public async Task has_a_summary_a_group_and_a_name_for_each_address()
    {
        foreach ((string address, JsonNode operation) in await OperationsAsync())
        {
            Assert.True(operation["summary"] != null, address);
            Assert.True(operation["operationId"] != null, address);
            Assert.Contains(
                operation["tags"]!.AsArray().Single()!.GetValue<string>(),
                (string[])["Jobs", "Dead letters", "Operations"]
            );
        }
    }

    [Fact]
    public async Task says_which_addresses_need_a_key()
    {
        foreach ((string address, JsonNode operation) in await OperationsAsync())
        {
            bool isOpen = address is "get /health" or "get /health/live" or "get /version";
            Assert.True(isOpen == (operation["security"]?.AsArray().Count == 0), address);
            Assert.True(isOpen == (operation["responses"]!["401"] == null), address);
        }
    }

    [Fact]
    public async Task names_no_type_of_this_program_and_no_null()
    {
        string text = (await DocumentAsync()).ToJsonString();

        Assert.DoesNotContain("Template.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Endpoints", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"null\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_which_fields_an_answer_always_has()
    {
        string id = await api.SubmitAsync();
        JsonNode schemas = (await DocumentAsync())["components"]!["schemas"]!;

        foreach (
            (string name, string path) in ((string, string)[])
                [
                    ("Job", "/jobs/" + id),
                    ("JobList", "/jobs"),
                    ("Queues", "/queues"),
                    ("HealthAnswer", "/health"),
                    ("VersionAnswer", "/version"),
                    ("Problem", "/nowhere"),
                    ("ValidationProblem", "/jobs?limit=0"),
                ]
        )
            Fits(schemas[name]!, await api.GetAsync(path), name);
    }

    [Fact]
    public async Task has_examples_that_are_true()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        };
        JobJson.Configure(options);

        foreach ((Type type, string json) in Examples.All)
            Assert.NotNull(JsonSerializer.Deserialize(json, type, options));
        Assert.Equal(202, (await api.PostAsync("/submit", Examples.All[typeof(SubmitRequest)])).Status);
        Assert.Equal(200, (await api.PostAsync("/dead-letter/replay", Examples.All[typeof(ReplayRequest)])).Status);
    }

    private static void Fits(JsonNode schema, Answer answer, string name)
    {
        JsonObject body = JsonNode.Parse(answer.Text)!.AsObject();
        JsonObject known = schema["properties"]!.AsObject();
        Assert.All(
            schema["required"]!.AsArray(),
            x => Assert.True(body.ContainsKey($"{x}"), $"{name} has no {x}: {body}")
        );
        Assert.All(body, x => Assert.True(known.ContainsKey(x.Key), $"{name} is not described with {x.Key}"));
    }

    private async Task<JsonNode> DocumentAsync() => JsonNode.Parse((await api.GetAsync("/openapi/v1.json")).Text)!;

    private async Task<IEnumerable<(string Address, JsonNode Operation)>> OperationsAsync() =>
        (await DocumentAsync())["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(x => ($"{x.Key} {path.Key}", x.Value!)));

    private static string Difference(string accepted, string served)
    {
        string[] before = accepted.Split('\n');
        string[] now = served.Split('\n');
        int line = before.Zip(now).TakeWhile(x => x.First == x.Second).Count();
        return $"""
            What the API serves is not docs/reference/jobs-api.openapi.json. The first difference is in line {line + 1}:
              accepted: {before.ElementAtOrDefault(line)}
              served:   {now.ElementAtOrDefault(line)}
            If that is meant, accept it with: {AcceptCommand}
            """;
    }
}
