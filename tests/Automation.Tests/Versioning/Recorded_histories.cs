using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace Automation.Tests.Versioning;

public sealed class Recorded_histories(ITestOutputHelper output)
{
    private const string Mainline = "Mainline";

    /// <summary>Replays what GitVersion 6.8.2 said of 1,263 histories: the version and fifteen variables each time.</summary>
    [RecordedFact]
    public void Get_the_versions_that_GitVersion_gave_them()
    {
        SortedDictionary<string, (int Scenarios, int Compared, int Same)> counts = new(StringComparer.Ordinal);
        List<string> differences = [];
        foreach (string line in File.ReadLines(RecordedFactAttribute.File))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            RecordedHistory history = new(document.RootElement);
            (int compared, IReadOnlyList<string> found) = history.Replay();
            string group = history.IsMainline ? Mainline : history.Workflow;
            (int scenarios, int all, int same) = counts.GetValueOrDefault(group);
            counts[group] = (scenarios + 1, all + compared, same + compared - found.Count);
            differences.AddRange(found);
        }
        foreach ((string group, (int scenarios, int compared, int same)) in counts)
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{group}: {same} of {compared} the same, in {scenarios} histories"
                )
            );
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
        Assert.True(counts.Values.Sum(x => x.Compared) > 8_000, "The records are not complete.");
    }
}
