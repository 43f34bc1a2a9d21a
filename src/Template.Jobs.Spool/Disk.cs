using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Template.Jobs.Spool;

/// <summary>Files that are whole or not there, and that can be made to survive a loss of power.</summary>
internal static partial class Disk
{
    /// <summary>Moves a file.</summary>
    /// <returns>Whether it was there to be moved.</returns>
    public static bool Move(string from, string to)
    {
        while (true)
        {
            try
            {
                File.Move(from, to, overwrite: true);
                return true;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // The target's folder is made when it is first needed. Others may make it, or delete it, meanwhile, and
                // which exception comes depends on when they do. Only the source itself can say that it is missing.
                if (!File.Exists(from))
                    return false;
                MakeFolder(Path.GetDirectoryName(to)!);
            }
        }
    }

    /// <summary>Reads a file.</summary>
    /// <returns>Its bytes, or nothing when it is not there.</returns>
    public static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes a new file.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool durable)
    {
        using SafeFileHandle file = File.OpenHandle(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.ReadWrite | FileShare.Delete
        );
        try
        {
            RandomAccess.Write(file, bytes, 0);
            if (durable)
                RandomAccess.FlushToDisk(file);
        }
        catch
        {
            file.Dispose();
            Delete(path);
            throw;
        }
    }

    /// <summary>Adds to a file.</summary>
    /// <returns>Whether it was there.</returns>
    public static bool Append(string path, ReadOnlySpan<byte> bytes, bool durable)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(
                path,
                FileMode.Open,
                FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete
            );
            RandomAccess.Write(file, bytes, RandomAccess.GetLength(file));
            if (durable)
                RandomAccess.FlushToDisk(file);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Deletes a file that may not be there.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // So it is gone.
        }
    }

    /// <summary>Makes the names in a folder survive a loss of power. Windows does it by itself.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        int descriptor = Open(path, 0);
        if (descriptor < 0)
            return;
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    private static void MakeFolder(string path)
    {
        Directory.CreateDirectory(path);
        string? parent = Path.GetDirectoryName(path);
        for (int i = 0; i < 2 && parent != null; i++, parent = Path.GetDirectoryName(parent))
            FlushFolder(parent);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
