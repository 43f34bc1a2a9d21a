using Template.FizzBuzz.Cli.Logging;

namespace Template.FizzBuzz.Cli;

/// <summary>What one run is to do.</summary>
internal sealed record RunOptions
{
    public required NumberRange Range { get; init; }

    public required RuleSet Rules { get; init; }

    public required LineFormat Format { get; init; }

    /// <summary>The file to write, or null for standard output.</summary>
    public string? OutputPath { get; init; }

    public bool ShowsStatistics { get; init; }

    public bool IsQuiet { get; init; }

    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    public LogFormat LogFormat { get; init; } = LogFormat.Text;
}
