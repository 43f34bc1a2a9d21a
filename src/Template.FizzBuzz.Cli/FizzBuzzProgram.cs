using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using Template.FizzBuzz.Cli.Logging;
using Template.FizzBuzz.Cli.Output;

namespace Template.FizzBuzz.Cli;

/// <summary>The command, from arguments to exit code.</summary>
internal static class FizzBuzzProgram
{
    private static readonly ParserConfiguration Configuration = new() { ResponseFileTokenReplacer = null };

    public static int Run(IReadOnlyList<string> arguments, IHost host)
    {
        CommandLine commandLine = new();
        ParseResult parsed = commandLine.Root.Parse(arguments, Configuration);
        if (parsed.Action is not null and not ParseErrorAction)
        {
            return Explain(parsed, host);
        }

        OptionReader reader = new(commandLine, parsed);
        if (!reader.TryRead(out RunOptions? options))
        {
            return Refuse(reader, host);
        }

        LogLevel level = options.IsQuiet && options.LogLevel < LogLevel.Error ? LogLevel.Error : options.LogLevel;
        LogWriter log = new(host.Error, options.LogFormat, level, host.Time);
        return Guarded(() => new Run(options, log, host).Execute(), log, options.OutputPath);
    }

    /// <summary>Prints the help or the version.</summary>
    private static int Explain(ParseResult parsed, IHost host) =>
        Guarded(
            () =>
            {
                using OutputTarget target = host.OpenOutput();
                using StreamWriter writer = new(target.Stream, new UTF8Encoding(false));
                InvocationConfiguration invocation = new() { Output = writer, EnableDefaultExceptionHandler = false };
                _ = parsed.Invoke(invocation);
            },
            new LogWriter(host.Error, LogFormat.Text, LogLevel.Warning, host.Time),
            path: null
        );

    private static int Refuse(OptionReader reader, IHost host)
    {
        LogWriter log = new(host.Error, reader.LogFormat, LogLevel.Warning, host.Time);
        foreach (string sentence in reader.Errors)
        {
            log.Fail(sentence);
        }

        log.Fail("Run fizzbuzz --help to see what it takes.");
        return ExitCodes.Usage;
    }

    private static int Guarded(Action action, LogWriter log, string? path)
    {
        try
        {
            action();
            return ExitCodes.Success;
        }
        catch (IOException exception) when (WriteFailure.IsClosedPipe(exception))
        {
            log.Write(LogLevel.Information, "the reader closed the pipe");
            return ExitCodes.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Fail(WriteFailure.Describe(exception, path));
            return ExitCodes.InputOutput;
        }
    }
}
