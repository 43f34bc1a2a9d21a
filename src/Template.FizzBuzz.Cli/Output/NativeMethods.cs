using System.Runtime.InteropServices;

namespace Template.FizzBuzz.Cli.Output;

/// <summary>The few calls that the framework has no equal for.</summary>
internal static unsafe partial class NativeMethods
{
    public const int Interrupted = 4; // EINTR
    public const int BrokenPipe = 32; // EPIPE
    public const short CanWrite = 4; // POLLOUT
    public const int SetPipeSize = 1031; // F_SETPIPE_SZ

    // EAGAIN
    public static int WouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Write(int descriptor, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Poll(PollEntry* entries, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint GetStandardHandle(int kind);

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Occurred;
    }
}
