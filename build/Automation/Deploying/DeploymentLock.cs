using System.Diagnostics;
using System.Globalization;
using Automation.Releasing;

namespace Automation.Deploying;

/// <summary>Lets one process at a time deploy. The system gives the lock back when its holder ends, however it ends.</summary>
/// <param name="folder">The folder of the environment.</param>
/// <param name="time">The time.</param>
/// <param name="say">Takes a line for whom is waited.</param>
public sealed class DeploymentLock(string folder, TimeProvider time, Action<string> say)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly string file = Path.Combine(folder, "deploy.lock");

    // Beside the lock, since a locked file cannot be read on Windows.
    private readonly string holder = Path.Combine(folder, "deploy.holder");

    /// <summary>Takes the lock.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <exception cref="AutomationException">Another process has it, or the folder cannot be written.</exception>
    public IDisposable Take(TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        bool isSaid = false;
        while (true)
        {
            IDisposable? taken = TryTake();
            if (taken != null)
                return taken;
            if (Stopwatch.GetElapsedTime(start) >= patience)
                throw new AutomationException(
                    $"Another deployment is at work in {folder}: {Holder()}. Wait for its end, or end it, and run this again."
                );
            if (!isSaid)
                say($"Waiting for another deployment in {folder}: {Holder()}.");
            isSaid = true;
            Thread.Sleep(Pause);
        }
    }

    private FileStream? TryTake()
    {
        try
        {
            Directory.CreateDirectory(folder);
            FileStream taken = new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(
                holder,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"process {Environment.ProcessId} on {Environment.MachineName} since {Times.Text(time.GetUtcNow())}"
                )
            );
            return taken;
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unwritable(e);
        }
        catch (IOException e)
        {
            // A file that somebody else has locked can be opened for reading without asking, or is one of Windows'.
            if (!File.Exists(file) || !IsShared(e))
                throw Unwritable(e);
            return null;
        }
    }

    private static bool IsShared(IOException exception)
    {
        const int SharingViolation = 32;
        const int WouldBlock = 11;
        const int WouldBlockOnMac = 35;
        return (exception.HResult & 0xFFFF) is SharingViolation or WouldBlock or WouldBlockOnMac;
    }

    private AutomationException Unwritable(Exception cause) =>
        new(
            $"{folder} cannot be written: {cause.Message} Make it writable, or set {DeploymentTargets.FolderVariable} to another folder for all local environments.",
            cause
        );

    private string Holder()
    {
        try
        {
            return File.ReadAllText(holder);
        }
        catch (IOException)
        {
            return "a process that has only just begun";
        }
    }
}
