using System.Globalization;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>The table at the end of a build.</summary>
internal static class Summary
{
    private const int StatusWidth = 10;
    private const int DurationWidth = 10;

    public static void Write(BuildSession session)
    {
        BuildOutput output = session.Output;
        output.Host.Finish(session);
        if (session.Verbosity == Verbosity.Quiet && session.Build!.IsSucceeding)
            return;
        List<ExecutableTarget> rows = [.. session.Plan.Where(x => x.Status != ExecutionStatus.Collective)];
        int nameWidth = 19;
        TimeSpan total = TimeSpan.Zero;
        // Loops, because LINQ over numbers is compiled anew at every start.
        foreach (ExecutableTarget target in rows)
        {
            nameWidth = Math.Max(nameWidth, target.Name.Length + 2);
            total += target.Duration;
        }
        string rule = new('═', nameWidth + StatusWidth + DurationWidth);

        Repeat(session);
        output.Line("");
        output.Line(rule);
        output.Line(
            output.Style.Bold(
                "Target".PadRight(nameWidth) + "Status".PadRight(StatusWidth) + "Duration".PadLeft(DurationWidth)
            )
        );
        output.Line(rule.Replace('═', '─'));
        foreach (ExecutableTarget target in rows)
            output.Line(Row(target, nameWidth, output.Style));
        output.Line(rule.Replace('═', '─'));
        output.Line("Total".PadRight(nameWidth + StatusWidth) + Time(total).PadLeft(DurationWidth));
        output.Line(rule);
        output.Line("");
        output.Line(Verdict(session));
        output.Flush();
    }

    /// <summary>A duration as m:ss, or "&lt; 1sec".</summary>
    public static string Time(TimeSpan duration) =>
        duration.TotalSeconds < 1
            ? "< 1sec"
            : $"{(int)duration.TotalMinutes}:{duration.Seconds.ToString("00", CultureInfo.InvariantCulture)}";

    /// <summary>What stands behind a target's duration: what it reported, why it was skipped, or how it failed.</summary>
    public static string Remark(ExecutableTarget target)
    {
        if (target.Failure != null)
            return target.Failure;
        if (target.SummaryInformation.Count > 0)
            return string.Join(", ", target.SummaryInformation.Select(x => $"{x.Key}: {x.Value}"));
        return target.SkipReason ?? "";
    }

    private static string Row(ExecutableTarget target, int nameWidth, Style style)
    {
        string duration = target.Duration > TimeSpan.Zero ? Time(target.Duration) : "";
        string remark = Remark(target);
        string row =
            target.Name.PadRight(nameWidth)
            + style.Of(target.Status, target.Status.ToString().PadRight(StatusWidth))
            + duration.PadLeft(DurationWidth);
        return remark.Length == 0 ? row.TrimEnd() : $"{row}   {style.Dim("// " + remark)}";
    }

    private static void Repeat(BuildSession session)
    {
        List<Problem> problems = session.Output.Problems;
        if (problems.Count == 0)
            return;
        BuildOutput output = session.Output;
        output.Line("");
        output.Line(output.Style.Bold("Errors and warnings"));
        foreach ((Level level, string? target, string text) in problems)
        {
            string first = text.Split('\n', 2)[0].TrimEnd('\r');
            output.Line(output.Style.Of(level, level.Mark() + (target == null ? "" : target + ": ") + first));
        }
    }

    private static string Verdict(BuildSession session)
    {
        Style style = session.Output.Style;
        if (session.IsCancelled)
            return style.Of(Level.Warning, "Build interrupted.");
        return session.Build!.IsSucceeding
            ? style.Of(ExecutionStatus.Succeeded, "Build succeeded.")
            : style.Of(Level.Error, "Build failed.");
    }
}
