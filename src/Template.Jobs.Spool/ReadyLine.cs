namespace Template.Jobs.Spool;

/// <summary>The oldest files of one line, read in one go. Others may take them first; then they are skipped.</summary>
internal sealed class ReadyLine(string folder, TimeProvider time)
{
    private const int Batch = 4096;

    // Jobs that come back are older than what was read, and must not wait for all of it.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private long filled;
    private readonly Queue<string> names = new();
    private long turn;

    /// <summary>How many jobs of this type were claimed, for the share of the priorities.</summary>
    public long Turn(int count) => Interlocked.Add(ref turn, count) - count;

    /// <summary>The next file, oldest first.</summary>
    public string? Next()
    {
        lock (names)
        {
            if (names.Count == 0 || time.GetElapsedTime(filled) > Fresh)
                Refill();
            return names.TryDequeue(out string? name) ? name : null;
        }
    }

    public static bool HasAny(string folder) => SpoolFolder.JobFiles(folder).Any();

    private void Refill()
    {
        names.Clear();
        filled = time.GetTimestamp();
        // A heap of the oldest: a line may be far longer than what is needed of it.
        PriorityQueue<string, string> oldest = new(Comparer<string>.Create((x, y) => string.CompareOrdinal(y, x)));
        foreach (string path in SpoolFolder.JobFiles(folder))
        {
            if (oldest.Count < Batch)
                oldest.Enqueue(path, path);
            else
                oldest.EnqueueDequeue(path, path);
        }

        string[] sorted = new string[oldest.Count];
        for (int i = sorted.Length - 1; i >= 0; i--)
            sorted[i] = oldest.Dequeue();
        foreach (string path in sorted)
            names.Enqueue(path);
    }
}
