using System.Runtime.InteropServices;

namespace Automation.Benchmarking;

/// <summary>The processor time of the child processes that have ended, with all that they started and waited for.</summary>
/// <remarks>POSIX getrusage with RUSAGE_CHILDREN: what a shell's <c>times</c> prints. Windows has nothing like it.</remarks>
internal static partial class ChildProcessTime
{
    private const int Children = -1;

    /// <summary>True where it can be measured.</summary>
    public static bool IsMeasurable => !OperatingSystem.IsWindows();

    /// <summary>User and system time together.</summary>
    public static TimeSpan Now()
    {
        // struct rusage begins with two struct timeval; the rest, at most 144 bytes in all, is not read.
        Span<long> usage = stackalloc long[32];
        if (GetUsage(Children, ref MemoryMarshal.GetReference(usage)) != 0)
            throw new AutomationException("The processor time of child processes cannot be read on this system.");
        long seconds = usage[0] + usage[2];
        // The microseconds are 32 bits wide on macOS, with nothing behind them that counts.
        long microseconds = (usage[1] & uint.MaxValue) + (usage[3] & uint.MaxValue);
        return TimeSpan.FromSeconds(seconds) + TimeSpan.FromMicroseconds(microseconds);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int who, ref long usage);
}
