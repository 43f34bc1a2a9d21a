using System.Globalization;

namespace Template.FizzBuzz.Cli.Progress;

/// <summary>Keeps one line of a terminal up to date while a long range is written.</summary>
internal sealed class ProgressLine(TextWriter terminal, NumberRange range, TimeProvider time) : IProgress<long>
{
    private const string BeginLine = "\r";
    private const string ClearLine = "\r\e[K";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly long startedAt = time.GetTimestamp();
    private readonly Lock writing = new();
    private TimeSpan next = Patience;
    private bool isShown;
    private bool isEnded;

    /// <summary>Takes note of the last number written.</summary>
    public void Report(long value)
    {
        TimeSpan elapsed = time.GetElapsedTime(startedAt);
        if (elapsed < next)
        {
            return;
        }

        next = elapsed + Interval;
        double done = (double)new NumberRange(range.First, value).Count;
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{BeginLine}{done / (double)range.Count:P1}  {done:N0} lines  {done / elapsed.TotalSeconds:N0} lines/s\e[K"
        );
        lock (writing)
        {
            if (!isEnded)
            {
                isShown = true;
                terminal.Write(line);
            }
        }
    }

    /// <summary>Takes the line away for good; may be called from any thread.</summary>
    public void End()
    {
        lock (writing)
        {
            isEnded = true;
            if (isShown)
            {
                isShown = false;
                terminal.Write(ClearLine);
            }
        }
    }
}
