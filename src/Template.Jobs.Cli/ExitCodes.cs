namespace Template.Jobs.Cli;

internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A watched job died or was cancelled.</summary>
    public const int JobFailed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>The service refuses or does not answer.</summary>
    public const int ServiceFailed = 3;

    /// <summary>Somebody pressed Ctrl+C, as shells count it.</summary>
    public const int Interrupted = 130;
}
