namespace Template.FizzBuzz.Cli.Logging;

/// <summary>The words that stand for levels and formats on the command line, in any case.</summary>
internal static class LogNames
{
    public const string Levels = "trace, debug, information (info), warning (warn), error, critical, none";

    public const string Formats = "text, json";

    public static LogLevel? FindLevel(string name) =>
        name.ToUpperInvariant() switch
        {
            "TRACE" => LogLevel.Trace,
            "DEBUG" => LogLevel.Debug,
            "INFORMATION" or "INFO" => LogLevel.Information,
            "WARNING" or "WARN" => LogLevel.Warning,
            "ERROR" => LogLevel.Error,
            "CRITICAL" => LogLevel.Critical,
            "NONE" => LogLevel.None,
            _ => null,
        };

    public static LogFormat? FindFormat(string name) =>
        name.ToUpperInvariant() switch
        {
            "TEXT" => LogFormat.Text,
            "JSON" => LogFormat.Json,
            _ => null,
        };
}
