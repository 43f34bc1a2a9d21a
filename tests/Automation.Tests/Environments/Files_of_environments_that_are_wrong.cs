using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class Files_of_environments_that_are_wrong
{
    [Theory]
    [InlineData("Dev")]
    [InlineData("release")]
    [InlineData("1dev")]
    [InlineData("a234567890123456789012345678901")]
    [InlineData("dev\n")]
    public void Are_refused_for_their_name(string name) =>
        Assert.Equal(
            $"deploy/environments/{name}.json: '{name}' cannot be the name of an environment. A name is of small letters, digits and hyphens, begins with a letter, has no more than 30 of them, and is not 'release'. Rename the file.",
            Refused(SampleFiles.Uat, name)
        );

    [Theory]
    [InlineData("", 1, "The input does not contain any JSON tokens.")]
    [InlineData("{\n  \"a\": 1,\n}\n", 3, "The JSON object contains a trailing comma at the end")]
    [InlineData("{\n  // why\n}\n", 2, "'/' is ")]
    [InlineData("{}\n{}\n", 2, "'{' is invalid after a single JSON value.")]
    [InlineData("{\n\"a\": [1,\n2", 3, "")]
    [InlineData("{\n  \"a\": \"\\ud800\"\n}\n", 2, "A text holds half a character.")]
    [InlineData("{\n\n  \"\\udc00b\": 1\n}\n", 3, "A text holds half a character.")]
    [InlineData("\ufeff{}", 1, "'0xEF' is an invalid start of a value.")]
    [InlineData("{\n\"a\": {\"b\": 1,\n\n\"b\": 2}}", 4, "\"b\" stands there twice.")]
    public void Are_refused_when_they_are_not_JSON(string text, int line, string reason) =>
        Assert.StartsWith(
            $"deploy/environments/uat.json, line {line}: this is not JSON. {reason}",
            Refused(text),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("[1, {\"a\": [2]}]", 1, "the file is [1, {\"a\": [2]}]. It is an object, in braces.")]
    [InlineData("\n\n null", 3, "the file is null. It is an object, in braces.")]
    [InlineData("{ }", 1, "the file has no \"previous\".")]
    public void Are_refused_when_they_are_no_object_of_the_kind(string text, int line, string problem) =>
        Assert.Equal($"deploy/environments/uat.json, line {line}: {problem}", Refused(text));

    [Theory]
    [InlineData("\"previous\": \"dev\"", "\"previous\": 1", 3, "\"previous\" is 1. It is a text, in quotation marks.")]
    [InlineData(
        "\"previous\": \"dev\"",
        "\"previous\": null",
        18,
        "the first environment follows published releases, so that \"runs\" is null here. What runs there is in the records: ./build.sh Environments."
    )]
    [InlineData(
        "\"previous\": \"dev\"",
        "\"previous\": \"dev\", \"next\":\n true",
        4,
        "the file has \"next\", which means nothing. There are previous, target, runs, $schema, settings, validation."
    )]
    [InlineData("\"kind\": \"local\",", "", 4, "\"target\" has no \"kind\".")]
    [InlineData("\"kind\": \"local\"", "\"kind\": 1", 5, "\"kind\" is 1. It is a text, in quotation marks.")]
    [InlineData(
        "\"kind\": \"local\"",
        "\"kind\": \"cloud\"",
        5,
        "'cloud' is no kind of target. There are local, container, azure-container-apps, kubernetes."
    )]
    [InlineData("\"folder\": \"some/where\",", "", 4, "a local target has a \"folder\".")]
    [InlineData("\"folder\": \"some/where\",\n    \"port\": 5190", "\"folder\": \"a\"", 4, "\"port\" is missing.")]
    [InlineData("5190", "1023", 7, "\"port\" is 1023. It is a whole number from 1024 to 65534.")]
    [InlineData("5190", "65535", 7, "\"port\" is 65535. It is a whole number from 1024 to 65534.")]
    [InlineData("5190", "5190.5", 7, "\"port\" is 5190.5. It is a whole number from 1024 to 65534.")]
    [InlineData("5190", "\"5190\"", 7, "\"port\" is \"5190\". It is a whole number from 1024 to 65534.")]
    [InlineData("{ \"DOTNET_ENVIRONMENT\"", "[ \"x\" ], \"y\": { \"z\"", 9, "the file has \"y\", which")]
    [InlineData("\"DOTNET_ENVIRONMENT\": \"Production\"", "\"A-B\": \"\"", 9, "'A-B' cannot be the name of an")]
    [InlineData(
        "\"DOTNET_ENVIRONMENT\": \"Production\"",
        "\"A\": 1",
        9,
        "\"A\" is 1. It is a text, in quotation marks."
    )]
    [InlineData(
        "{ \"DOTNET_ENVIRONMENT\": \"Production\" }",
        "null",
        9,
        "\"settings\" is null. It is an object, in braces."
    )]
    public void Are_refused_for_what_is_in_them(string part, string by, int line, string problem) =>
        Assert.StartsWith(
            $"deploy/environments/uat.json, line {line}: {problem}",
            Refused(SampleFiles.Changed(SampleFiles.Uat, part, by)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("/etc")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("C:/a")]
    [InlineData("a\\\\..")]
    public void Are_refused_for_a_folder_that_leads_elsewhere(string folder) =>
        Assert.Equal(
            "deploy/environments/uat.json, line 6: \"folder\" is a path below the data folder, such as dev, without '..'.",
            Refused(SampleFiles.Changed(SampleFiles.Uat, "some/where", folder))
        );

    [Theory]
    [InlineData("\"seconds\": 5", "\"seconds\": 0", 11, "\"seconds\" is 0. It is a whole number from 1 to 3600.")]
    [InlineData("\"seconds\": 5", "\"seconds\": 3601", 11, "\"seconds\" is 3601. It is a whole number from 1 to 3600.")]
    [InlineData("\"clients\": 8", "\"clients\": -8", 12, "\"clients\" is -8. It is a whole number from 1 to 10000.")]
    [InlineData("99.5", "-1", 13, "\"p99Milliseconds\" is -1. It is a number from 1 to 3600000.")]
    [InlineData("99.5", "1e999", 13, "\"p99Milliseconds\" is 1e999. It is a number from 1 to 3600000.")]
    [InlineData(
        "\"minimumPerSecond\": 50",
        "\"minimumPerSecond\": -0.1",
        14,
        "\"minimumPerSecond\" is -0.1. It is a number"
    )]
    [InlineData(
        "Errors\": 0",
        "Errors\": -1",
        15,
        "\"maximumErrors\" is -1. It is a whole number from 0 to 2147483647."
    )]
    [InlineData("Errors\": 0", "Errors\": 0.5", 15, "\"maximumErrors\" is 0.5. It is a whole number")]
    [InlineData("\"when-available\"", "\"no\"", 16, "\"audit\" is 'no'. There are required and when-available.")]
    [InlineData("\"when-available\"", "false", 16, "\"audit\" is false. It is a text, in quotation marks.")]
    [InlineData("\"seconds\": 5,", "", 10, "\"validation\" has no \"seconds\".")]
    [InlineData(
        "\"seconds\": 5",
        "\"minutes\": 5",
        11,
        "\"validation\" has \"minutes\", which means nothing. There are"
    )]
    public void Are_refused_for_limits_that_cannot_be_kept(string part, string by, int line, string problem) =>
        Are_refused_for_what_is_in_them(part, by, line, problem);

    [Theory]
    [InlineData("1.2.0\",", "1.2\",", 19, "\"version\" is '1.2'. It is a semantic version such as 1.2.0.")]
    [InlineData("1.2.0\",", "v1.2.0\",", 19, "\"version\" is 'v1.2.0'. It is a semantic version such as 1.2.0.")]
    [InlineData("sha256:0", "sha256:A", 20, "\"digest\" is 'sha256:A")]
    [InlineData("sha256:0", "sha256:", 20, "\"digest\" is 'sha256:0")]
    [InlineData("\"commit\": \"c", "\"commit\": \"g", 21, "\"commit\" is 'g")]
    [InlineData("\"commit\": \"c", "\"commit\": \"", 21, "\"commit\" is 'c")]
    [InlineData(
        "12:00:00Z",
        "12:00:00+01:00",
        22,
        "\"since\" is '2026-01-31T12:00:00+01:00'. It is a time in UTC such as"
    )]
    [InlineData("2026-01-31T", "2026-02-30T", 22, "\"since\" is '2026-02-30T12:00:00Z', and there is no such time.")]
    [InlineData("\"from\": \"dev\"", "\"from\": \"Dev\"", 23, "\"from\" is 'Dev'. It is an environment, or release.")]
    [InlineData(
        "https://example.org/",
        "javascript:",
        24,
        "\"release\" is 'javascript:releases/1.2.0'. It is the address"
    )]
    [InlineData("https://example.org/", "/", 24, "\"release\" is '/releases/1.2.0'. It is the address of a page")]
    [InlineData(
        "\"https://example.org/releases/1.2.0\"",
        "5",
        24,
        "\"release\" is 5. It is a text, in quotation marks."
    )]
    [InlineData("\"from\": \"dev\",", "", 18, "\"runs\" has no \"from\".")]
    [InlineData(
        "\"from\": \"dev\"",
        "\"from\": \"dev\", \"by\": 1",
        23,
        "\"runs\" has \"by\", which means nothing. There are"
    )]
    public void Are_refused_for_a_release_that_is_none(string part, string by, int line, string problem) =>
        Are_refused_for_what_is_in_them(part, by, line, problem);

    private static string Refused(string text, string name = "uat") =>
        Assert.Throws<AutomationException>(() => EnvironmentFile.Parse(name, text)).Message;
}
