namespace Template.FizzBuzz.Cli;

/// <summary>What the process ends with; the numbers of sysexits.h where they are not 0 or 2.</summary>
internal static class ExitCodes
{
    /// <summary>All was written, or the reader of a pipe wanted no more.</summary>
    public const int Success = 0;

    /// <summary>The arguments make no sense; nothing was written.</summary>
    public const int Usage = 2;

    /// <summary>Reading or writing failed (EX_IOERR).</summary>
    public const int InputOutput = 74;
}
