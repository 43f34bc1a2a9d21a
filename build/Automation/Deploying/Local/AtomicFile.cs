using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Automation.Deploying.Local;

/// <summary>Replaces files and links at once: whoever looks sees the old one or the new one.</summary>
internal static partial class AtomicFile
{
    /// <summary>Gives a file the name of another one, which goes.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    public static void Replace(string from, string to)
    {
        if (OperatingSystem.IsWindows())
            File.Move(from, to, overwrite: true);
        // The framework's own way refuses a link to a folder.
        else if (Rename(from, to) != 0)
            throw new IOException(
                $"{to} cannot be replaced: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}."
            );
    }

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Rename(string from, string to);
}
