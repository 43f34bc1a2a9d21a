using System.Globalization;
using System.Text;

namespace Automation.Mutating;

/// <summary>Shows what runs of Stryker found, and holds cores to their thresholds.</summary>
public static class MutationGate
{
    private static readonly string[] Head =
    [
        "core",
        "mutants",
        "killed",
        "timeout",
        "survived",
        "no coverage",
        "score",
        "gate",
    ];

    /// <summary>A table with a row for each core, and the changes that no test noticed.</summary>
    public static string Text(IReadOnlyList<(MutationCore Core, MutationReport Report)> results)
    {
        string[][] rows =
        [
            Head,
            .. results.Select(x =>
                new[]
                {
                    x.Core.Project.Name,
                    Number(x.Report.Count),
                    Number(x.Report.Of("Killed")),
                    Number(x.Report.Of("Timeout")),
                    Number(x.Report.Of("Survived")),
                    Number(x.Report.Of("NoCoverage")),
                    Percent(x.Report.Score),
                    Percent(x.Core.Threshold),
                }
            ),
        ];
        int[] widths = [.. Enumerable.Range(0, Head.Length).Select(i => rows.Max(x => x[i].Length))];
        StringBuilder text = new();
        foreach (string[] row in rows)
            text.AppendJoin("  ", row.Select((x, i) => i == 0 ? x.PadRight(widths[i]) : x.PadLeft(widths[i])))
                .Append('\n');
        foreach (Mutant mutant in results.SelectMany(x => x.Report.Alive))
            text.Append("  ").Append(mutant).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>A sentence for each core that is below its threshold, or of which nothing was changed.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<(MutationCore Core, MutationReport Report)> results) =>
        [
            .. results
                .Where(x => x.Report.Score is not { } score || score < x.Core.Threshold)
                .Select(x =>
                    x.Report.Score == null
                        ? $"{x.Core.Project.Name}: nothing in {string.Join(';', x.Core.Files)} could be changed, so its tests were not tested. Mend the patterns in {x.Core.Project.Path}"
                        : $"{x.Core.Project.Name}: tests noticed {Percent(x.Report.Score)} of the changes, and {x.Core.Project.Path} asks for {Percent(x.Core.Threshold)}"
                ),
        ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Cut and not rounded, so that what is below a threshold does not look as if it reached it.</summary>
    private static string Percent(decimal? value) =>
        value == null
            ? "none"
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value.Value * 10) / 10:0.#} %");
}
