namespace Nuke.Common;

/// <summary>How much a build prints.</summary>
public enum Verbosity
{
    /// <summary>Everything, with stack traces.</summary>
    Verbose,

    /// <summary>What targets and tools say.</summary>
    Normal,

    /// <summary>Warnings and errors.</summary>
    Minimal,

    /// <summary>Errors.</summary>
    Quiet,
}

/// <summary>How serious a line of output is.</summary>
public enum LogLevel
{
    /// <summary>Of use when looking for a fault.</summary>
    Trace,

    /// <summary>What happens.</summary>
    Normal,

    /// <summary>Something is not as it should be.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}
