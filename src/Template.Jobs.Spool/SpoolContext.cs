using Template.Jobs.Measures;

namespace Template.Jobs.Spool;

/// <summary>What all parts of a spool share.</summary>
internal sealed class SpoolContext(SpoolFolder folder, SpoolOptions options) : IDisposable
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public SpoolFolder Folder { get; } = folder;

    public SpoolOptions Options { get; } = options;

    public CounterFiles Counters { get; } = new(folder, options.Time);

    public DateTimeOffset Now => Options.Time.GetUtcNow();

    public bool SyncsSubmissions => Options.Durability != SpoolDurability.None;

    public bool SyncsEverything => Options.Durability == SpoolDurability.Everything;

    public void Count(string counter, string type) => Counters.Add(x => x.Add(Tally.Name(counter, type), 1));

    /// <summary>Wakes whoever waits in this process.</summary>
    public void Signal()
    {
        if (signal.CurrentCount > 0)
            return;
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke them.
        }
    }

    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellation) =>
        signal.WaitAsync(longest, cancellation);

    public string NewTemporary() => Path.Combine(Folder.Temporary, $"{Guid.NewGuid():N}.job");

    /// <summary>Puts a file that was written aside into its place.</summary>
    /// <exception cref="IOException">Somebody has deleted it.</exception>
    public static void Place(string temporary, string target)
    {
        if (!Disk.Move(temporary, target))
            throw new IOException($"The file '{temporary}' is gone.");
    }

    /// <summary>Puts a file aside that is no job, so that it stops nobody and nothing of it is lost.</summary>
    public void PutAside(string path) =>
        Disk.Move(path, Path.Combine(Folder.Corrupt, $"{Guid.NewGuid():N}~{Path.GetFileName(path)}"));

    /// <summary>Says when to look at a file in waiting. It comes before the file.</summary>
    public void MarkDue(JobId id, DateTimeOffset at)
    {
        string mark = Folder.DueMark(id, at);
        if (File.Exists(mark))
            return;
        try
        {
            Disk.Write(mark, [], durable: false);
        }
        catch (IOException) when (File.Exists(mark))
        {
            // Another process was faster.
        }
    }

    public void Dispose()
    {
        Counters.Dispose();
        signal.Dispose();
    }
}
