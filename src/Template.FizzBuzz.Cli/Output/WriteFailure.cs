namespace Template.FizzBuzz.Cli.Output;

/// <summary>Says why something could not be written, and what to do about it.</summary>
internal static class WriteFailure
{
    private const int UnixNoSpace = 28; // ENOSPC
    private const int UnixBrokenPipe = 32; // EPIPE
    private const int WindowsDiskFull = unchecked((int)0x80070070); // ERROR_DISK_FULL
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D); // ERROR_BROKEN_PIPE
    private const int WindowsNoData = unchecked((int)0x800700E8); // ERROR_NO_DATA

    /// <summary>Whether the reader of a pipe has gone, which is no failure.</summary>
    public static bool IsClosedPipe(IOException exception) =>
        exception is ClosedPipeException
        || exception.HResult is WindowsBrokenPipe or WindowsNoData
        || (exception.HResult == UnixBrokenPipe && !OperatingSystem.IsWindows());

    /// <summary>A sentence about a failure to write to a file, or to standard output where the path is null.</summary>
    public static string Describe(Exception exception, string? path)
    {
        string target = path is null ? "standard output" : $"\"{path}\"";
        string promise = path is null ? "" : " A file that was there before is as it was.";
        return $"Cannot write to {target}: {Reason(exception)}.{promise}";
    }

    private static string Reason(Exception exception) =>
        exception switch
        {
            UnauthorizedAccessException => "you are not allowed to; choose a file and a folder that you may write to",
            DirectoryNotFoundException => "its folder does not exist; create it first, or choose another",
            FileNotFoundException => "it does not exist",
            PathTooLongException => "the path is too long; choose a shorter one",
            IOException { HResult: UnixNoSpace or WindowsDiskFull } =>
                "the disk is full; free some space, or choose another disk",
            _ => exception.Message.TrimEnd('.'),
        };
}
