namespace Template.FizzBuzz.Cli.Logging;

/// <summary>How a log entry is written.</summary>
internal enum LogFormat
{
    /// <summary>A line for people: time, level, message, and fields as <c>key=value</c>.</summary>
    Text,

    /// <summary>A JSON object on a line of its own.</summary>
    Json,
}
