using System.Text.Json;

namespace Automation.Tests.Versioning;

public sealed class Recorded_histories
{
    [Fact]
    public void Quick()
    {
        List<string> lines = [];
        Dictionary<string, (int, int)> counts = [];
        foreach (string line in File.ReadLines("/work/shared/conformance/gitversion/scenarios.jsonl"))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            RecordedHistory history = new(document.RootElement);
            (int compared, IReadOnlyList<string> differences) = history.Replay(false);
            string key = history.IsMainline ? "mainline" : history.Workflow;
            (int a, int b) = counts.GetValueOrDefault(key);
            counts[key] = (a + compared, b + differences.Count);
            lines.AddRange(differences.Select(x => key + " " + x));
        }
        File.WriteAllLines(
            "/tmp/rec.txt",
            [.. counts.Select(x => $"{x.Key}: {x.Value.Item1} compared, {x.Value.Item2} differ"), .. lines]
        );
    }
}
