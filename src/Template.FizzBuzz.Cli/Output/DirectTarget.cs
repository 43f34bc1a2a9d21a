using Microsoft.Win32.SafeHandles;

namespace Template.FizzBuzz.Cli.Output;

/// <summary>Writes straight to standard output, to a device or to a named pipe, which cannot be replaced as a file can.</summary>
internal sealed class DirectTarget : OutputTarget
{
    /// <summary>Writes to a handle, which is closed with the target if it owns what it stands for.</summary>
    public DirectTarget(SafeFileHandle handle)
    {
        IsFile = IsSeekable(handle);
        Stream = StreamTo(handle);
    }

    public override Stream Stream { get; }

    public override bool IsFile { get; }

    public static Stream StreamTo(SafeFileHandle handle) =>
        OperatingSystem.IsWindows()
            ? new FileStream(handle, FileAccess.Write, bufferSize: 0)
            : new DescriptorStream(handle);

    private static bool IsSeekable(SafeFileHandle handle)
    {
        using SafeFileHandle borrowed = new(handle.DangerousGetHandle(), ownsHandle: false);
        using FileStream probe = new(borrowed, FileAccess.Write, bufferSize: 0);
        return probe.CanSeek;
    }
}
