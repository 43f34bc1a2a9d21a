using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Template.Jobs.Cli;

/// <summary>The commands and options, as System.CommandLine knows them.</summary>
internal sealed class CommandLine(Func<string, string?> variable)
{
    public const string UrlVariable = "JOBS_URL";
    public const string KeyVariable = "JOBS_API_KEY";
    private const string DefaultServer = "http://127.0.0.1:5080";

    public Option<string> Server { get; } =
        new("--server")
        {
            Description = $"The address of the service; {UrlVariable} if nothing is said.",
            HelpName = "address",
            DefaultValueFactory = _ =>
                string.IsNullOrWhiteSpace(variable(UrlVariable)) ? DefaultServer : variable(UrlVariable)!,
            Recursive = true,
        };

    public Option<string?> Key { get; } =
        new("--key")
        {
            Description = $"The key of the service. {KeyVariable} is safer: others can read a command line.",
            HelpName = "key",
            Recursive = true,
        };

    public Option<bool> Json { get; } =
        new("--json") { Description = "Print what the service answered.", Recursive = true };

    public Argument<string> Type { get; } =
        new("type") { Description = "The type: echo, fizzbuzz, http, ai, or one of yours." };

    public Option<string?> Task { get; } =
        new("--task") { Description = "What is to be done, for types that can do several things.", HelpName = "task" };

    public Option<string?> Input { get; } =
        new("--input")
        {
            Description = "What it is done with: a JSON value, or - for standard input.",
            HelpName = "json",
        };

    public Option<string?> Priority { get; } =
        new Option<string?>("--priority") { Description = "Which line the job stands in." }.AcceptOnlyFromAmong(
            "normal",
            "high"
        );

    public Option<string?> IdempotencyKey { get; } =
        new("--idempotency-key") { Description = "Two submissions with one key are one job.", HelpName = "key" };

    public Option<DateTimeOffset?> RunAt { get; } =
        new("--run-at")
        {
            Description = "Not before this time, as in 2030-01-31T12:00:00Z.",
            HelpName = "time",
            CustomParser = x =>
            {
                if (
                    DateTimeOffset.TryParse(
                        x.Tokens[0].Value,
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal,
                        out DateTimeOffset time
                    )
                )
                    return time;
                x.AddError($"'{x.Tokens[0].Value}' is no time, as in 2030-01-31T12:00:00Z.");
                return null;
            },
        };

    public Option<int?> MaxAttempts { get; } =
        new("--max-attempts")
        {
            Description = "How often the job is tried.",
            HelpName = "number",
            CustomParser = Number,
        };

    public Option<bool> Wait { get; } = new("--wait") { Description = "Follow the job to its end." };

    public Argument<string> Id { get; } = new("id") { Description = "The job." };

    public Option<string?> Status { get; } =
        new Option<string?>("--status") { Description = "Only jobs in this state." }.AcceptOnlyFromAmong(
            "queued",
            "scheduled",
            "running",
            "completed",
            "failed",
            "dead",
            "cancelled"
        );

    public Option<string?> OnlyType { get; } =
        new("--type") { Description = "Only jobs of this type.", HelpName = "type" };

    public Option<int?> Limit { get; } =
        new("--limit")
        {
            Description = "How many at most.",
            HelpName = "number",
            DefaultValueFactory = _ => 50,
            CustomParser = Number,
        };

    public Option<string?> After { get; } =
        new("--after") { Description = "Go on after this job, the last of the page before.", HelpName = "id" };

    private static int? Number(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return number;
        argument.AddError($"'{text}' is no whole number.");
        return null;
    }
}
