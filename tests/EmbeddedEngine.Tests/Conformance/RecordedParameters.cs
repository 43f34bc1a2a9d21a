using System.Globalization;
using System.Text.Json;
using Nuke.Common.Execution;
using Xunit.Abstractions;

namespace EmbeddedEngine.Tests.Conformance;

[Collection(EngineCollection.Name)]
public sealed class RecordedParameters(ITestOutputHelper output)
{
    /// <summary>Refused with exit code 2 where NUKE warns, or ignores, and goes on; docs/reference/engine.md says why.</summary>
    private static readonly string[] Refused =
    [
        "string --plain-text a b",
        "string --original r",
        "int --count x",
        "int --count 5.5",
        "int --count 99999999999",
        "int --maybe-count x",
        "int --count 1,000",
        "bool --no-flag",
        "bool --flag Show",
        "bool --flag Demand",
        "enum --severity nope",
        "enum --config nope",
        "array --numbers 1+x",
        "array --numbers ",
        "typed --token nope",
        "component --retries x",
        "required --needed x Demand",
        "env bad int",
        "file wrong type",
        "file string for array",
        "builtin --nope",
        "builtin --nope x",
        "builtin --verbosity nope",
        "builtin --host nope",
        "builtin --plan-x",
    ];

    /// <summary>Taken as a value where NUKE drops it: the members and what they hold.</summary>
    private static readonly Dictionary<string, (string Member, string Value)> Taken = new(StringComparer.Ordinal)
    {
        ["string --plain-text=a"] = ("PlainText", "\"a\""),
        ["string --plain-text -1"] = ("PlainText", "\"-1\""),
        ["int --count -5"] = ("Count", "-5"),
        ["bool --flag 1"] = ("Flag", "True"),
        ["bool --flag yes"] = ("Flag", "True"),
        ["array --listed a,b c"] = ("Listed", "[\"a\",\"b\",\"c\"]"),
        ["env bool 1"] = ("Flag", "True"),
    };

    /// <summary>The help is shown, where NUKE ignores the option.</summary>
    private const string ShortHelp = "builtin -h";

    [ConformanceFact]
    public void Bind_to_the_same_values_with_the_same_exit_code()
    {
        List<string> differences = [];
        int replayed = 0;
        foreach (JsonElement record in ConformanceData.Records("parameters.jsonl"))
        {
            string id = Id(record);
            if (Refused.Contains(id, StringComparer.Ordinal) || Taken.ContainsKey(id) || id == ShortHelp)
                continue;
            replayed++;
            (int exitCode, Dictionary<string, string>? values, string printed) = Run(record);
            JsonElement expected = record.GetProperty("expected");
            if ((exitCode & 255) != expected.GetProperty("exitCode").GetInt32())
                differences.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{id}: exit code {exitCode & 255}, recorded {expected.GetProperty("exitCode")}: {printed}"
                    )
                );
            else if (Differing(expected, values) is { } difference)
                differences.Add($"{id}: {difference}");
        }
        output.WriteLine($"{replayed} bindings replayed, {differences.Count} differ.");
        Assert.True(replayed > 0, "No binding was replayed.");
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [ConformanceFact]
    public void Refuse_what_cannot_be_meant()
    {
        foreach (
            JsonElement record in ConformanceData
                .Records("parameters.jsonl")
                .Where(x => Refused.Contains(Id(x), StringComparer.Ordinal))
        )
        {
            (int exitCode, Dictionary<string, string>? values, string printed) = Run(record);
            Assert.True(exitCode == ExitCodes.Usage, $"{Id(record)} gave {exitCode}: {printed}");
            Assert.True(values == null, $"{Id(record)} ran the target all the same.");
            Assert.StartsWith("[ERR] ", printed.TrimStart(), StringComparison.Ordinal);
        }
    }

    [ConformanceFact]
    public void Take_what_is_plainly_meant()
    {
        foreach (JsonElement record in ConformanceData.Records("parameters.jsonl").Where(x => Taken.ContainsKey(Id(x))))
        {
            (int exitCode, Dictionary<string, string>? values, string printed) = Run(record);
            Assert.True(exitCode == 0, $"{Id(record)} gave {exitCode}: {printed}");
            Assert.Equal(Taken[Id(record)].Value, values![Taken[Id(record)].Member]);
        }
    }

    [ConformanceFact]
    public void Show_the_help_for_the_short_option()
    {
        JsonElement record = ConformanceData.Records("parameters.jsonl").Single(x => Id(x) == ShortHelp);
        (int exitCode, Dictionary<string, string>? values, string printed) = Run(record);
        Assert.Equal(0, exitCode);
        Assert.Null(values);
        Assert.Contains("--plain-text", printed, StringComparison.Ordinal);
    }

    private static string Id(JsonElement record) => record.GetProperty("id").GetString()!;

    private static (int ExitCode, Dictionary<string, string>? Values, string Output) Run(JsonElement record)
    {
        using ScratchFolder root = new();
        foreach (JsonProperty file in record.GetProperty("files").EnumerateObject())
            root.Write(file.Name, file.Value.GetString()!);
        ParameterBuild build = new();
        (int exitCode, string printed) = EngineRun.Run(
            build,
            [.. record.GetProperty("args").EnumerateArray().Select(x => x.GetString()!)],
            root,
            [build.Show],
            record
                .GetProperty("env")
                .EnumerateObject()
                .ToDictionary(x => x.Name, x => x.Value.GetString()!, StringComparer.Ordinal)
        );
        Dictionary<string, string>? values = build.Values?.ToDictionary(
            x => x.Key,
            x =>
                x.Value.Replace(root.Path, "{root}", StringComparison.Ordinal)
                    .Replace(Path.GetDirectoryName(root.Path)!, "{parent}", StringComparison.Ordinal),
            StringComparer.Ordinal
        );
        return (exitCode, values, printed);
    }

    private static string? Differing(JsonElement expected, Dictionary<string, string>? values)
    {
        JsonElement recorded = expected.GetProperty("values");
        if (recorded.ValueKind == JsonValueKind.Null)
            return values == null ? null : "the target ran";
        if (values == null)
            return "the target did not run";
        foreach (JsonProperty value in recorded.EnumerateObject())
        {
            if (!string.Equals(values[value.Name], value.Value.GetString(), StringComparison.Ordinal))
                return $"{value.Name} is {values[value.Name]}, recorded {value.Value.GetString()}";
        }
        return null;
    }
}
