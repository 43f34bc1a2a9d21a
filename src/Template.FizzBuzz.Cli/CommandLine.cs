using System.CommandLine;
using System.CommandLine.Help;

namespace Template.FizzBuzz.Cli;

/// <summary>The options of the command, as System.CommandLine knows them.</summary>
internal sealed class CommandLine
{
    public CommandLine()
    {
        Root = new RootCommand("Prints FizzBuzz for any range of whole numbers and any rules.")
        {
            Start,
            End,
            Format,
            OutputPath,
            Rules,
            Statistics,
            LogLevel,
            LogFormat,
            Quiet,
        };
        Root.HelpName = "fizzbuzz";
        HelpOption help = Root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExitCodes();
    }

    public RootCommand Root { get; }

    public Option<string> Start { get; } = WithValue("--start", "number", "1", "The first number.");

    public Option<string> End { get; } = WithValue("--end", "number", "100", "The last number, which is printed too.");

    public Option<string> Format { get; } =
        WithValue("--format", "text|json|csv", LineFormat.Text.Name, "How elements are written.");

    public Option<string> OutputPath { get; } =
        new("--output")
        {
            HelpName = "file",
            Description = "The file to write; it is replaced when all is written, and not before.",
        };

    public Option<string> Rules { get; } =
        WithValue(
            "--rules",
            "list",
            RuleSet.Default.ToString(),
            "Divisors and the words that are said for them, in order."
        );

    public Option<bool> Statistics { get; } =
        new("--stats") { Description = "Print counts and rates to standard error at the end." };

    public Option<string> LogLevel { get; } =
        WithValue("--log-level", "level", "warning", $"What is logged to standard error: {Logging.LogNames.Levels}.");

    public Option<string> LogFormat { get; } =
        WithValue("--log-format", "text|json", "text", "How logs, statistics and errors are written.");

    public Option<bool> Quiet { get; } =
        new("--quiet") { Description = "Show no progress and log nothing below errors." };

    private static Option<string> WithValue(string name, string helpName, string defaultValue, string description) =>
        new(name)
        {
            HelpName = helpName,
            DefaultValueFactory = _ => defaultValue,
            Description = description,
        };
}
