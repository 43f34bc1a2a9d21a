using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class The_schema_of_environments
{
    private static readonly JsonObject Schema = JsonNode
        .Parse(
            File.ReadAllText(Path.Combine(RepositoryFolder.Path, EnvironmentFile.Folder, "environment.schema.json"))
        )!
        .AsObject();

    /// <summary>Changes of the sample: what stands there, and what comes in its place.</summary>
    public static TheoryData<string, string> Changes { get; } =
        new()
        {
            { "\"$schema\"", "\"$schema\"" },
            { "\"$schema\"", "\"$scheme\"" },
            { "\"previous\": \"dev\"", "\"previous\": null" },
            { "\"previous\": \"dev\"", "\"previous\": 1" },
            { "\"previous\": \"dev\",", "" },
            { "\"local\"", "\"container\"" },
            { "\"local\"", "\"cloud\"" },
            { "\"kind\": \"local\",", "" },
            { "5190", "1024" },
            { "5190", "1023" },
            { "5190", "65534" },
            { "5190", "65535" },
            { "5190", "5190.5" },
            { "5190", "\"5190\"" },
            { "some/where", "dev" },
            { "some/where", "a.b/..c" },
            { "some/where", "" },
            { "some/where", "/a" },
            { "some/where", "a/" },
            { "some/where", "a/../b" },
            { "some/where", "." },
            { "some/where", "C:/a" },
            { "some/where", "a/b:c" },
            { "some/where", "a\\\\b" },
            { "DOTNET_ENVIRONMENT", "A-B" },
            { "\"Production\"", "1" },
            { "{ \"DOTNET_ENVIRONMENT\": \"Production\" }", "null" },
            { "\"seconds\": 5", "\"seconds\": 3600" },
            { "\"seconds\": 5", "\"seconds\": 3601" },
            { "\"seconds\": 5", "\"seconds\": 0" },
            { "\"seconds\": 5,", "" },
            { "\"clients\": 8", "\"clients\": 10001" },
            { "99.5", "0.5" },
            { "99.5", "3600001" },
            { "\"minimumPerSecond\": 50", "\"minimumPerSecond\": 0" },
            { "\"minimumPerSecond\": 50", "\"minimumPerSecond\": -1" },
            { "\"maximumErrors\": 0", "\"maximumErrors\": 2147483648" },
            { "when-available", "required" },
            { "when-available", "no" },
            { "1.2.0\",", "1.2.0-rc.1+a.b\"," },
            { "1.2.0\",", "1.02.0\"," },
            { "sha256:0", "sha256:A" },
            { "\"commit\": \"c", "\"commit\": \"" },
            { "12:00:00Z", "12:00:00" },
            { "\"from\": \"dev\"", "\"from\": \"release\"" },
            { "\"from\": \"dev\"", "\"from\": \"a b\"" },
            { "\"from\": \"dev\",", "" },
            { "https:", "ftp:" },
            { "\"https://example.org/releases/1.2.0\"", "null" },
            { "\"from\": \"dev\"", "\"from\": \"dev\", \"by\": 1" },
        };

    [Theory]
    [InlineData("dev")]
    [InlineData("uat")]
    [InlineData("prod")]
    public void Takes_the_files_of_this_repository(string name)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryFolder.Path, EnvironmentFile.PathOf(name)));
        Assert.True(Fits(Schema, JsonNode.Parse(text)));
        Assert.Equal("environment.schema.json", (string?)JsonNode.Parse(text)!["$schema"]);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Takes_what_the_build_takes(string part, string by)
    {
        string text = SampleFiles.Changed(SampleFiles.Uat, part, by);
        Exception? refused = Record.Exception(() => EnvironmentFile.Parse("uat", text));
        Assert.Equal((part, by, refused == null), (part, by, Fits(Schema, JsonNode.Parse(text))));
    }

    [Fact]
    public void Takes_a_file_without_limits()
    {
        JsonObject text = JsonNode.Parse(SampleFiles.Uat)!.AsObject();
        text["validation"] = null;
        Assert.True(Fits(Schema, text));
        text["runs"] = null;
        text["previous"] = null;
        Assert.True(Fits(Schema, text));
    }

    /// <summary>Holds a value to the part of JSON Schema that the file uses.</summary>
    private static bool Fits(JsonNode? schema, JsonNode? value) =>
        schema is not JsonObject rules
            ? schema == null || (bool)schema
            : rules.All(rule =>
                rule.Key switch
                {
                    "type" => rule.Value is JsonArray all
                        ? all.Any(x => IsOf((string)x!, value))
                        : IsOf((string)rule.Value!, value),
                    "enum" => rule.Value!.AsArray().Any(x => JsonNode.DeepEquals(x, value)),
                    "const" => JsonNode.DeepEquals(rule.Value, value),
                    "pattern" => !IsOf("string", value)
                        || Regex.IsMatch(
                            (string)value!,
                            (string)rule.Value!,
                            RegexOptions.None,
                            TimeSpan.FromSeconds(1)
                        ),
                    "minimum" => !IsOf("number", value) || (double)value! >= (double)rule.Value!,
                    "maximum" => !IsOf("number", value) || (double)value! <= (double)rule.Value!,
                    "required" => value is not JsonObject members
                        || rule.Value!.AsArray().All(x => members.ContainsKey((string)x!)),
                    "properties" => value is not JsonObject members
                        || members.All(x => Fits(rule.Value![x.Key], x.Value)),
                    "propertyNames" => value is not JsonObject members || members.All(x => Fits(rule.Value, x.Key)),
                    "additionalProperties" => value is not JsonObject members
                        || members.All(x => rules["properties"]?[x.Key] != null || Fits(rule.Value, x.Value)),
                    "allOf" => rule.Value!.AsArray().All(x => Fits(x, value)),
                    "if" => !Fits(rule.Value, value) || Fits(rules["then"], value),
                    "then" or "$schema" or "title" or "description" => true,
                    _ => throw new NotSupportedException(rule.Key),
                }
            );

    private static bool IsOf(string type, JsonNode? value) =>
        (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
        {
            ("null", JsonValueKind.Null) => true,
            ("object", JsonValueKind.Object) => true,
            ("string", JsonValueKind.String) => true,
            ("number", JsonValueKind.Number) => true,
            ("integer", JsonValueKind.Number) => double.IsInteger((double)value!),
            _ => false,
        };
}
