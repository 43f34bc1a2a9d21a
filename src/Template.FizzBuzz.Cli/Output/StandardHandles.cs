using Microsoft.Win32.SafeHandles;

namespace Template.FizzBuzz.Cli.Output;

/// <summary>The handles that this process was started with; disposing them leaves open what they stand for.</summary>
internal static class StandardHandles
{
    public static SafeFileHandle Output() => Open(1, -11); // STD_OUTPUT_HANDLE

    public static SafeFileHandle Error() => Open(2, -12); // STD_ERROR_HANDLE

    private static SafeFileHandle Open(int descriptor, int windowsKind)
    {
        nint handle = OperatingSystem.IsWindows() ? NativeMethods.GetStandardHandle(windowsKind) : descriptor;
        return new SafeFileHandle(handle, ownsHandle: false);
    }
}
