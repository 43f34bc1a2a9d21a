namespace Template.Jobs.Processing;

/// <summary>How much of one type a worker may start now: a bulkhead and a token bucket.</summary>
internal sealed class TypeLimit
{
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private double tokens;
    private long filled;
    private int running;

    public TypeLimit(JobType type, TimeProvider time)
    {
        Type = type;
        this.time = time;
        tokens = Burst;
        filled = time.GetTimestamp();
    }

    public JobType Type { get; }

    // At least one, or a rate below one in a second would never start anything.
    private double Burst => Math.Max(1, Type.PerSecond);

    public int Free(int most)
    {
        lock (gate)
        {
            int free = Math.Min(most, Math.Max(0, Type.Concurrency - running));
            if (Type.PerSecond <= 0)
                return free;
            long now = time.GetTimestamp();
            double earned = time.GetElapsedTime(filled, now).TotalSeconds * Type.PerSecond;
            tokens = Math.Min(Burst, tokens + earned);
            filled = now;
            return Math.Min(free, (int)tokens);
        }
    }

    public void Begin()
    {
        lock (gate)
        {
            running++;
            tokens--;
        }
    }

    public void End()
    {
        lock (gate)
            running--;
    }
}
