using System.Globalization;

namespace Automation.Templating.Trying;

/// <summary>How a case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Problems">What went wrong, a sentence each.</param>
/// <param name="Skipped">Why it was left out; null when it was not.</param>
/// <param name="Wall">How long it took.</param>
/// <param name="Processor">The processor time of all that it started.</param>
/// <param name="FirstGreen">The time and the processor time from dotnet new to the end of the first build; null without one.</param>
public sealed record TrialResult(
    TemplateCase Case,
    IReadOnlyList<string> Problems,
    string? Skipped,
    TimeSpan Wall,
    TimeSpan Processor,
    (TimeSpan Wall, TimeSpan Processor)? FirstGreen
)
{
    /// <summary>True unless something went wrong.</summary>
    public bool IsFine => Problems.Count == 0;

    /// <summary>Which steps were taken, in words.</summary>
    public string Steps =>
        Skipped != null
            ? Skipped
            : string.Join(
                ", ",
                (string[])
                    [
                        "made and checked",
                        .. Case.IsRepeated ? ["made again"] : Array.Empty<string>(),
                        .. Case.IsBuilt ? ["built"] : Array.Empty<string>(),
                        .. Case.IsBuilt && Case.Machine != TrialMachine.WithoutGit
                            ? ["committed"]
                            : Array.Empty<string>(),
                        .. Case.IsRehearsed ? ["rehearsed"] : Array.Empty<string>(),
                    ]
            );

    /// <summary>A row of the table.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {State, -7} | {Case.Name, -14} | {Wall.TotalSeconds, 6:0.0} | {Processor.TotalSeconds, 6:0.0} | {Steps} | {Case} |"
        );

    /// <summary>The table of all cases, with the stopwatch below it.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<TrialResult> results, string conditions) =>
        [
            "| result  | case           | wall s |  CPU s | steps | what |",
            "| ------- | -------------- | ------ | ------ | ----- | ---- |",
            .. results.Select(x => x.ToString()),
            "",
            .. results
                .Where(x => x.Case.IsTimed && x.FirstGreen != null)
                .Select(x =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"From dotnet new to the end of the first green ./build.sh, samples {x.Case.Answers["samples"]}: {x.FirstGreen!.Value.Wall.TotalSeconds:0} s, {x.FirstGreen.Value.Processor.TotalSeconds:0} CPU-s{conditions}"
                    )
                ),
        ];

    private string State =>
        !IsFine ? "FAILED"
        : Skipped != null ? "skipped"
        : "ok";
}
