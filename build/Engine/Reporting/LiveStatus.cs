using System.Diagnostics;
using System.Globalization;

namespace Nuke.Common.Reporting;

/// <summary>The last line of a terminal: which target runs, for how long, and what its tool said last.</summary>
/// <param name="gate">Held by whoever writes.</param>
/// <param name="write">Writes to the terminal.</param>
internal sealed class LiveStatus(Lock gate, Action<string> write) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch elapsed = new();
    private Timer? timer;
    private string? target;
    private bool isDrawn;
    private bool isPaused;

    /// <summary>What the running tool said last.</summary>
    public string LastLine { get; set; } = "";

    public void Start(string name)
    {
        lock (gate)
        {
            target = name;
            LastLine = "";
            elapsed.Restart();
            timer ??= new Timer(_ => Redraw());
            timer.Change(Interval, Interval);
        }
    }

    public void Stop()
    {
        lock (gate)
        {
            timer?.Change(Timeout.Infinite, Timeout.Infinite);
            Clear();
            target = null;
        }
    }

    /// <summary>Leaves the last line to somebody who is asked something there.</summary>
    public void Pause(bool isPaused)
    {
        lock (gate)
        {
            this.isPaused = isPaused;
            if (isPaused)
                Clear();
        }
    }

    /// <summary>Takes the status off the terminal, so that a line can be written.</summary>
    public void Clear()
    {
        if (isDrawn)
            write("\r\e[K");
        isDrawn = false;
    }

    /// <summary>Puts the status back below what was written.</summary>
    public void Draw()
    {
        if (target == null || isPaused || elapsed.Elapsed < Interval)
            return;
        write("\r\e[2m" + Text(Width()) + "\e[0m\e[K");
        isDrawn = true;
    }

    public void Dispose() => timer?.Dispose();

    private void Redraw()
    {
        lock (gate)
        {
            if (target != null)
                Draw();
        }
    }

    private string Text(int width)
    {
        string time = elapsed.Elapsed.ToString(@"m\:ss", CultureInfo.InvariantCulture);
        string text = $"{target}  {time}  {LastLine.Trim()}";
        return text.Length < width ? text : text[..Math.Max(0, width - 2)] + "…";
    }

    private static int Width()
    {
        int width = Console.WindowWidth;
        return width > 0 ? width : 80;
    }
}
