using System.Text.Json;
using Template.Jobs.Measures;

namespace Template.Jobs.Spool;

/// <summary>The counters of a spool: each process writes its own file, once in a while and when it ends.</summary>
internal sealed class CounterFiles(SpoolFolder folder, TimeProvider time) : IDisposable
{
    private const string Merged = "merged.json";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly string name = $"{Environment.ProcessId}-{Guid.NewGuid():N}.json";
    private readonly Lock gate = new();
    private readonly Tally tally = new();
    private bool isChanged;
    private IDisposable? alive;
    private long written = time.GetTimestamp();

    public void Add(Action<Tally> count)
    {
        lock (gate)
        {
            count(tally);
            isChanged = true;
            if (time.GetElapsedTime(written) >= Interval)
                Write();
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            if (isChanged)
                Write();
        }
    }

    /// <summary>All counters of all processes.</summary>
    public Tally Sum()
    {
        Flush();
        Dictionary<string, SpoolCounters> files = Read();
        HashSet<string> held = [.. files.Values.SelectMany(x => x.Holds)];
        Tally sum = new();
        foreach ((string file, SpoolCounters counters) in files)
        {
            if (!held.Contains(file))
                sum.Add(counters.Values);
        }

        return sum;
    }

    /// <summary>Puts the counters of processes that have ended into one file.</summary>
    public void Merge()
    {
        using IDisposable? merging = SpoolLock.TryTake(folder, "counters");
        if (merging == null)
            return;
        Dictionary<string, SpoolCounters> files = Read();
        files.Remove(Merged, out SpoolCounters? merged);
        string[] ended = [.. files.Keys.Where(HasEnded)];
        if (ended.Length == 0)
            return;
        Tally sum = new();
        sum.Add(merged?.Values ?? []);
        foreach (string file in ended.Except(merged?.Holds ?? [], StringComparer.Ordinal))
            sum.Add(files[file].Values);
        string[] held = [.. (merged?.Holds ?? []).Where(files.ContainsKey).Union(ended, StringComparer.Ordinal)];
        Save(Merged, new(new(sum.Values, StringComparer.Ordinal), held));
        foreach (string file in ended)
        {
            Disk.Delete(Path.Combine(folder.Counters, file));
            Disk.Delete(Path.Combine(folder.Locks, file));
        }
    }

    public void Dispose() => alive?.Dispose();

    // A process holds a lock as long as it lives.
    private bool HasEnded(string file)
    {
        using IDisposable? held = SpoolLock.TryTake(folder, file);
        return held != null;
    }

    private Dictionary<string, SpoolCounters> Read()
    {
        Dictionary<string, SpoolCounters> files = new(StringComparer.Ordinal);
        foreach (string path in SpoolFolder.Files(folder.Counters, "*.json"))
        {
            try
            {
                if (
                    Disk.Read(path) is { } bytes
                    && JsonSerializer.Deserialize(bytes, SpoolJson.Default.SpoolCounters)
                        is { Values: not null, Holds: not null } counters
                )
                    files[Path.GetFileName(path)] = counters;
            }
            catch (JsonException)
            {
                // Somebody's file, or a damaged one: counters are for people, so it does not count.
            }
        }

        return files;
    }

    private void Write()
    {
        written = time.GetTimestamp();
        try
        {
            alive ??= SpoolLock.TryTake(folder, name);
            Save(name, new(new(tally.Values, StringComparer.Ordinal), []));
            isChanged = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was counted has happened, and must not fail because it was counted. It is written the next time.
        }
    }

    private void Save(string file, SpoolCounters counters)
    {
        string temporary = Path.Combine(folder.Temporary, $"{Guid.NewGuid():N}.json");
        Disk.Write(
            temporary,
            JsonSerializer.SerializeToUtf8Bytes(counters, SpoolJson.Default.SpoolCounters),
            durable: false
        );
        Disk.Move(temporary, Path.Combine(folder.Counters, file));
    }
}
