namespace Nuke.Common.Execution;

/// <summary>A failure that is told in one sentence, without a stack trace.</summary>
/// <param name="message">What is wrong, with what, and what to do.</param>
/// <param name="exitCode">The exit code of the process.</param>
internal sealed class BuildUsageException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>The exit codes of a build.</summary>
internal static class ExitCodes
{
    public const int Succeeded = 0;

    /// <summary>An option or a value was refused; nothing ran.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted by Ctrl+C or SIGTERM.</summary>
    public const int Interrupted = 130;

    /// <summary>A target failed, a requirement was missing, or there was no plan; the process sees 255.</summary>
    public const int Failed = -1;
}
