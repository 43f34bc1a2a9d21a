namespace Template.Jobs.Contract;

/// <summary>A clock that stands still until a test moves it, forwards or back.</summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<VirtualTimer> timers = [];
    private DateTimeOffset now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => Volatile.Read(ref ticks);

    /// <summary>How many timers run: whoever sleeps has one.</summary>
    public int Sleepers
    {
        get
        {
            lock (gate)
                return timers.Count(x => x.Due != long.MaxValue);
        }
    }

    /// <summary>Time passes.</summary>
    public void Advance(TimeSpan span)
    {
        VirtualTimer[] due;
        lock (gate)
        {
            now += span;
            Volatile.Write(ref ticks, ticks + span.Ticks);
            due = [.. timers.Where(x => x.Due <= ticks).OrderBy(x => x.Due)];
        }

        foreach (VirtualTimer timer in due)
            timer.Fire();
    }

    /// <summary>Somebody sets the clock; no time passes.</summary>
    public void Set(TimeSpan difference) => now += difference;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        VirtualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (gate)
            timers.Add(timer);
        return timer;
    }

    private sealed class VirtualTimer(VirtualClock clock, Action callback) : ITimer
    {
        private TimeSpan period;

        public long Due { get; private set; } = long.MaxValue;

        public void Fire()
        {
            Due = period > TimeSpan.Zero ? clock.ticks + period.Ticks : long.MaxValue;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            this.period = period;
            Due = dueTime < TimeSpan.Zero ? long.MaxValue : clock.ticks + dueTime.Ticks;
            if (dueTime == TimeSpan.Zero)
                Fire();
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
