namespace Template.FizzBuzz.Cli.Logging;

/// <summary>How much a log entry matters; the names are those of Microsoft.Extensions.Logging.</summary>
internal enum LogLevel
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
    None,
}
