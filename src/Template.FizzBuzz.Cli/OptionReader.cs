using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Template.FizzBuzz.Cli.Logging;

namespace Template.FizzBuzz.Cli;

/// <summary>Turns parsed arguments into what is to be done, and collects a sentence for everything that is wrong.</summary>
internal sealed class OptionReader
{
    private readonly CommandLine commandLine;
    private readonly ParseResult parsed;
    private readonly List<string> errors;

    public OptionReader(CommandLine commandLine, ParseResult parsed)
    {
        this.commandLine = commandLine;
        this.parsed = parsed;
        errors = [.. parsed.Errors.Select(error => error.Message)];
        LogFormat = ReadLogFormat();
    }

    /// <summary>How the errors are to be written, as far as the arguments tell.</summary>
    public LogFormat LogFormat { get; }

    /// <summary>A sentence for everything that is wrong.</summary>
    public IReadOnlyList<string> Errors => errors;

    public bool TryRead([NotNullWhen(true)] out RunOptions? options)
    {
        RunOptions read = new()
        {
            Range = ReadRange(),
            Rules = ReadRules(),
            Format = ReadFormat(),
            OutputPath = ReadOutputPath(),
            ShowsStatistics = parsed.GetValue(commandLine.Statistics),
            IsQuiet = parsed.GetValue(commandLine.Quiet),
            LogLevel = ReadLogLevel(),
            LogFormat = LogFormat,
        };
        options = errors.Count == 0 ? read : null;
        return options is not null;
    }

    private LineFormat ReadFormat()
    {
        string name = Value(commandLine.Format) ?? LineFormat.Text.Name;
        return LineFormat.Find(name) ?? Unknown(commandLine.Format, name, LineFormat.Names, LineFormat.Text);
    }

    private LogFormat ReadLogFormat()
    {
        string name = Value(commandLine.LogFormat) ?? nameof(LogFormat.Text);
        return LogNames.FindFormat(name) ?? Unknown(commandLine.LogFormat, name, LogNames.Formats, LogFormat.Text);
    }

    private LogLevel ReadLogLevel()
    {
        string name = Value(commandLine.LogLevel) ?? nameof(LogLevel.Warning);
        return LogNames.FindLevel(name) ?? Unknown(commandLine.LogLevel, name, LogNames.Levels, LogLevel.Warning);
    }

    private T Unknown<T>(Option<string> option, string name, string names, T instead)
    {
        errors.Add($"{option.Name}: \"{name}\" is none of {names}.");
        return instead;
    }

    private NumberRange ReadRange()
    {
        long? first = ReadNumber(commandLine.Start);
        long? last = ReadNumber(commandLine.End);
        if (first is null || last is null)
        {
            return default;
        }

        if (!NumberRange.TryCreate(first.Value, last.Value, out NumberRange range, out string? error))
        {
            bool isEndGiven = parsed.GetResult(commandLine.End) is { Implicit: false };
            errors.Add(isEndGiven ? error : $"{error} --end is {last} because it was not given.");
        }

        return range;
    }

    private long? ReadNumber(Option<string> option)
    {
        if (Value(option) is not { } text)
        {
            return null;
        }

        if (WholeNumber.TryParse(text, out long number, out string? error))
        {
            return number;
        }

        errors.Add($"{option.Name}: {error}");
        return null;
    }

    private RuleSet ReadRules()
    {
        if (Value(commandLine.Rules) is not { } text)
        {
            return RuleSet.Default;
        }

        if (!RuleSet.TryParse(text, out RuleSet? rules, out string? error))
        {
            errors.Add($"{commandLine.Rules.Name}: {error}");
        }

        return rules ?? RuleSet.Default;
    }

    private string? ReadOutputPath()
    {
        string? path = Value(commandLine.OutputPath);
        if (path is { Length: 0 } || path?.Contains('\0', StringComparison.Ordinal) == true)
        {
            errors.Add($"{commandLine.OutputPath.Name}: a file needs a name; leave the option out to print.");
        }

        return path;
    }

    /// <summary>The value of an option, or null where it was given wrongly, which is one of the errors already.</summary>
    private string? Value(Option<string> option) =>
        parsed.GetResult(option) is { } result && result.Errors.Any() ? null : parsed.GetValue(option);
}
