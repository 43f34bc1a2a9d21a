using System.Globalization;

namespace Automation.Soaking;

/// <summary>What came of a soak run.</summary>
/// <param name="Store">The store.</param>
/// <param name="Acknowledged">Jobs that the API took.</param>
/// <param name="Lost">Those of them that did not run.</param>
/// <param name="Unfinished">Jobs that still waited or ran at the end.</param>
/// <param name="Dead">Jobs in the dead-letter queue.</param>
/// <param name="Kills">How often which kind of process was killed.</param>
/// <param name="Memory">How the memory of the worker that lived went: megabytes in the second and in the last quarter.</param>
public sealed record SoakReport(
    string Store,
    int Acknowledged,
    int Lost,
    long Unfinished,
    long Dead,
    IReadOnlyDictionary<string, int> Kills,
    (double Early, double Late) Memory
)
{
    /// <summary>Growth that is no leak: a heap that has not been collected yet.</summary>
    private const double AllowedGrowth = 30;

    /// <summary>What is wrong, a sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (Acknowledged == 0)
            yield return $"{Store}: the API took no job, so the run shows nothing.";
        if (Kills.Values.Sum() == 0)
            yield return $"{Store}: nothing was killed, so the run shows nothing.";
        if (Lost > 0)
            yield return $"{Store}: {Lost} of {Acknowledged} acknowledged jobs never ran.";
        if (Unfinished > 0)
            yield return $"{Store}: {Unfinished} jobs still wait or run.";
        if (Dead > 0)
            yield return $"{Store}: {Dead} jobs are dead, though each may be tried a hundred times.";
        if (Memory.Late > (Memory.Early * 1.2) + AllowedGrowth)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{Store}: the worker's memory grew from {Memory.Early:F0} MB to {Memory.Late:F0} MB."
            );
    }

    /// <summary>The run as one line.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Store}: {Acknowledged} jobs acknowledged, {Lost} lost, {Unfinished} unfinished, {Dead} dead; killed: {string.Join(", ", Kills.Select(x => $"{x.Key} {x.Value}x"))}; memory of a worker {Memory.Early:F0} MB, then {Memory.Late:F0} MB"
        );
}
