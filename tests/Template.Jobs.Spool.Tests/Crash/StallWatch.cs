using System.Diagnostics;

namespace Template.Jobs.Spool.Tests.Crash;

/// <summary>Sees how long a machine leaves a thread waiting that could run.</summary>
internal sealed class StallWatch : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource stop = new();
    private readonly Thread thread;
    private long longest;

    public StallWatch()
    {
        thread = new(Watch) { IsBackground = true };
        thread.Start();
    }

    public TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref longest));

    public void Dispose()
    {
        stop.Cancel();
        thread.Join();
        stop.Dispose();
    }

    private void Watch()
    {
        while (!stop.IsCancellationRequested)
        {
            long begun = Stopwatch.GetTimestamp();
            Thread.Sleep(Tick);
            long late = (Stopwatch.GetElapsedTime(begun) - Tick).Ticks;
            Interlocked.Exchange(ref longest, Math.Max(late, Interlocked.Read(ref longest)));
        }
    }
}
