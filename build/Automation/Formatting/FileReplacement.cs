namespace Automation.Formatting;

/// <summary>Replaces a file whole: whoever reads it sees the old content or the new one, and an interruption leaves the old.</summary>
internal static class FileReplacement
{
    /// <param name="file">The file; it keeps its mode.</param>
    /// <param name="content">The new bytes.</param>
    /// <param name="folder">Where the new content is prepared; by default beside the file.</param>
    public static void Write(string file, ReadOnlyMemory<byte> content, string? folder = null)
    {
        string name = $"{Path.GetFileName(file)}.format-{Environment.ProcessId}";
        string temporary = Path.Combine(folder ?? Path.GetDirectoryName(file)!, name);
        try
        {
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1))
                stream.Write(content.Span);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(file));
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

/// <summary>A file that is not formatted.</summary>
/// <param name="File">The path relative to the root.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="IsUnreadable">True when it cannot be formatted before somebody mends it.</param>
public sealed record FormatFinding(string File, string Reason, bool IsUnreadable = false);
