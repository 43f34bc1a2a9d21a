namespace Template.Jobs.Spool;

/// <summary>A lock that the operating system takes back when its holder dies.</summary>
internal static class SpoolLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits for a lock.</summary>
    /// <exception cref="JobStoreException">Somebody holds it for too long.</exception>
    public static async ValueTask<IDisposable> TakeAsync(
        SpoolFolder folder,
        string name,
        CancellationToken cancellation
    )
    {
        string path = Path.Combine(folder.Locks, name);
        long begun = Environment.TickCount64;
        while (true)
        {
            IDisposable? taken = TryTake(path);
            if (taken != null)
                return taken;
            if (Environment.TickCount64 - begun > Patience.TotalMilliseconds)
                throw new JobStoreException(
                    $"The lock '{path}' is held by another process for too long. See which one hangs."
                );
            await Task.Delay(1, cancellation).ConfigureAwait(false);
        }
    }

    public static IDisposable? TryTake(SpoolFolder folder, string name) => TryTake(Path.Combine(folder.Locks, name));

    private static FileStream? TryTake(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException e) when (IsHeld(e.HResult))
        {
            return null;
        }
    }

    // EWOULDBLOCK of Linux and macOS, and a sharing violation of Windows. Anything else is a failure of the disk.
    private static bool IsHeld(int code) => code is 11 or 35 or unchecked((int)0x80070020);
}
