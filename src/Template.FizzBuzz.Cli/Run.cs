using Template.FizzBuzz.Cli.Logging;
using Template.FizzBuzz.Cli.Output;
using Template.FizzBuzz.Cli.Progress;

namespace Template.FizzBuzz.Cli;

/// <summary>Writes one range to where it is to go, and tells about it.</summary>
internal sealed class Run(RunOptions options, LogWriter log, IHost host)
{
    private const ulong ManyLines = 1_000_000;

    public void Execute()
    {
        using OutputTarget target = OpenTarget();
        ProgressLine? progress = ShowsProgress(target) ? new ProgressLine(host.Error, options.Range, host.Time) : null;
        using Interruption? interruption =
            target.LeavesTraces || progress is not null ? new Interruption(() => Interrupt(target, progress)) : null;
        LogStart();
        using CountingStream counted = new(target.Stream);
        long startedAt = host.Time.GetTimestamp();
        try
        {
            WriteLines(counted, progress);
            target.Commit();
        }
        finally
        {
            progress?.End();
        }

        Conclude(counted.Count, host.Time.GetElapsedTime(startedAt));
    }

    private OutputTarget OpenTarget() => options.OutputPath is { } path ? OutputFile.Open(path) : host.OpenOutput();

    private bool ShowsProgress(OutputTarget target) => !options.IsQuiet && host.IsErrorTerminal && target.IsFile;

    private void WriteLines(CountingStream stream, ProgressLine? progress)
    {
        using LineMeter? meter = IsMetered() ? new LineMeter(options.Range, options.Rules, host.Time) : null;
        ProgressReports reports = new(meter, progress);
        LineWriter.Write(options.Range, options.Rules, options.Format, stream, reports);
    }

    // Making the instruments takes longer than writing a short range, which is over before anybody could listen.
    private bool IsMetered() =>
        options.ShowsStatistics || (ulong)(options.Range.Last - options.Range.First) > ManyLines;

    private void Conclude(long bytes, TimeSpan elapsed)
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            LogEnd(bytes, elapsed);
        }

        if (options.ShowsStatistics)
        {
            ReportStatistics(bytes, elapsed);
        }
    }

    private void ReportStatistics(long bytes, TimeSpan elapsed)
    {
        StatisticsReport report = new(Statistics.Of(options.Range, options.Rules), bytes, elapsed);
        if (options.LogFormat == LogFormat.Json)
        {
            report.WriteTo(log);
        }
        else
        {
            host.Error.Write(report.ToTable());
        }
    }

    private void Interrupt(OutputTarget target, ProgressLine? progress)
    {
        progress?.End();
        if (target.Abandon())
        {
            log.Fail($"Interrupted: \"{options.OutputPath}\" is as it was.");
        }
    }

    private void LogStart()
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            log.Write(
                LogLevel.Information,
                "started",
                LogField.Text("range", options.Range.ToString()),
                LogField.Text("rules", options.Rules.ToString()),
                LogField.Text("format", options.Format.Name),
                LogField.Text("output", options.OutputPath ?? "standard output")
            );
        }
    }

    private void LogEnd(long bytes, TimeSpan elapsed) =>
        log.Write(
            LogLevel.Information,
            "finished",
            LogField.Number("lines", options.Range.Count),
            LogField.Number("bytes", (ulong)bytes),
            LogField.Measure("seconds", elapsed.TotalSeconds)
        );
}
