using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace Template.FizzBuzz.Cli.Output;

/// <summary>Standard output of this process, for bytes.</summary>
internal static class StandardOutput
{
    private const int UnixDescriptor = 1;
    private const int WindowsKind = -11; // STD_OUTPUT_HANDLE

    [SuppressMessage("Reliability", "CA2000", Justification = "The handle does not own standard output.")]
    public static DirectTarget Open()
    {
        nint handle = OperatingSystem.IsWindows() ? NativeMethods.GetStandardHandle(WindowsKind) : UnixDescriptor;
        return new DirectTarget(new SafeFileHandle(handle, ownsHandle: false));
    }
}
