using System.Globalization;
using System.Text.Json;
using Nuke.Common;
using Nuke.Common.Execution;
using Xunit.Abstractions;

namespace EmbeddedEngine.Tests.Conformance;

[Collection(EngineCollection.Name)]
public sealed class RecordedGraphs(ITestOutputHelper output)
{
    /// <summary>What ours does otherwise on purpose, with the exit code that it gives; docs/reference/engine.md says why.</summary>
    private static readonly Dictionary<string, int> Deliberate = new(StringComparer.Ordinal)
    {
        ["skip-all-default"] = ExitCodes.Succeeded,
        ["unknown-option"] = ExitCodes.Usage,
        ["random-154"] = ExitCodes.Succeeded,
    };

    [ConformanceFact]
    public void Run_the_same_targets_in_the_same_order_with_the_same_statuses_and_exit_code()
    {
        List<string> differences = [];
        int replayed = 0;
        foreach (JsonElement record in ConformanceData.Records("graphs.jsonl"))
        {
            string id = record.GetProperty("id").GetString()!;
            if (Deliberate.ContainsKey(id))
                continue;
            replayed++;
            if (Difference(record) is { } difference)
                differences.Add($"{id}: {difference}");
        }
        output.WriteLine($"{replayed} graphs replayed, {differences.Count} differ.");
        Assert.True(replayed > 0, "No graph was replayed.");
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [ConformanceFact]
    public void Differ_only_where_the_documentation_says_so()
    {
        foreach (JsonElement record in ConformanceData.Records("graphs.jsonl"))
        {
            string id = record.GetProperty("id").GetString()!;
            if (!Deliberate.TryGetValue(id, out int exitCode))
                continue;
            (GraphBuild _, int actual) = Run(record);
            Assert.Equal(exitCode, actual);
            Assert.True(Difference(record) != null, $"{id} no longer differs; take it off the list.");
        }
    }

    private static string? Difference(JsonElement record)
    {
        JsonElement expected = record.GetProperty("expected");
        (GraphBuild build, int exitCode) = Run(record);
        string[] executed = [.. expected.GetProperty("executed").EnumerateArray().Select(x => x.GetString()!)];
        string[] statuses =
        [
            .. expected.GetProperty("statuses").EnumerateObject().Select(x => $"{x.Name}={x.Value.GetString()}"),
        ];
        string[] actual = [.. build.ExecutionPlan.Select(x => $"{x.Name}={x.Status}")];
        if ((exitCode & 255) != expected.GetProperty("exitCode").GetInt32())
            return string.Create(
                CultureInfo.InvariantCulture,
                $"exit code {exitCode & 255}, recorded {expected.GetProperty("exitCode")}"
            );
        if (!executed.SequenceEqual(build.Executed, StringComparer.Ordinal))
            return $"ran {string.Join(' ', build.Executed)}, recorded {string.Join(' ', executed)}";
        return statuses.SequenceEqual(actual, StringComparer.Ordinal)
            ? null
            : $"{string.Join(' ', actual)}, recorded {string.Join(' ', statuses)}";
    }

    private static (GraphBuild Build, int ExitCode) Run(JsonElement record)
    {
        GraphBuild build = GraphBuild.Create(record);
        string? defaultTarget = record.GetProperty("default").GetString();
        string[] arguments = [.. record.GetProperty("args").EnumerateArray().Select(x => x.GetString()!), "--no-logo"];
        using ScratchFolder root = new();
        int exitCode = EngineRun
            .Run(build, arguments, root, defaultTarget == null ? [] : [build.Factory(defaultTarget)])
            .ExitCode;
        return (build, exitCode);
    }
}
