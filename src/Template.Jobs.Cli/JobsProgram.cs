using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Template.Jobs.Cli;

/// <summary>The program: which command does what.</summary>
internal sealed class JobsProgram(Terminal terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly CommandLine line = new(terminal.Variable);

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="terminal">What it reads from and writes to.</param>
    /// <param name="cancellation">Ends it as Ctrl+C does.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(
        string[] arguments,
        Terminal terminal,
        CancellationToken cancellation = default
    )
    {
        RootCommand root = new JobsProgram(terminal).Build();
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (string problem in parsed.Errors.Select(x => x.Message))
                await terminal.Errors.WriteLineAsync(Plain.Text(problem)).ConfigureAwait(false);
            await terminal.Errors.WriteLineAsync("jobs --help shows what there is.").ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }

        return await parsed
            .InvokeAsync(
                new()
                {
                    Output = terminal.Output,
                    Error = terminal.Errors,
                    EnableDefaultExceptionHandler = false,
                },
                cancellation
            )
            .ConfigureAwait(false);
    }

    private RootCommand Build()
    {
        RootCommand root = new("Submits jobs to the job service, watches them, lists them and replays dead letters.")
        {
            line.Server,
            line.Key,
            line.Json,
        };
        Add(
            root,
            "submit",
            "Submit a job.",
            [line.Type],
            [line.Task, line.Input, line.Priority, line.IdempotencyKey, line.RunAt, line.MaxAttempts, line.Wait],
            SubmitAsync
        );
        Add(
            root,
            "watch",
            "Follow a job to its end.",
            [line.Id],
            [],
            (x, service, cancellation) => WatchAsync(x, service, x.GetValue(line.Id)!, cancellation)
        );
        Add(
            root,
            "list",
            "List jobs, newest first.",
            [],
            [line.Status, line.OnlyType, line.Limit, line.After],
            ListAsync
        );
        Add(root, "replay", "Set dead jobs going again.", [], [line.OnlyType, line.Limit], ReplayAsync);
        Add(
            root,
            "cancel",
            "Call a job off.",
            [line.Id],
            [],
            (x, service, cancellation) => ShowAsync(x, service.CancelAsync(x.GetValue(line.Id)!, cancellation))
        );
        Add(
            root,
            "retry",
            "Set a job that failed, died or was cancelled going again.",
            [line.Id],
            [],
            (x, service, cancellation) => ShowAsync(x, service.RetryAsync(x.GetValue(line.Id)!, cancellation))
        );
        return root;
    }

    private void Add(
        RootCommand root,
        string name,
        string description,
        Argument[] arguments,
        Option[] options,
        Func<ParseResult, JobService, CancellationToken, Task<int>> run
    )
    {
        Command command = new(name, description);
        foreach (Argument argument in arguments)
            command.Add(argument);
        foreach (Option option in options)
            command.Add(option);
        command.SetAction((x, cancellation) => GuardAsync(x, run, cancellation));
        root.Add(command);
    }

    private async Task<int> GuardAsync(
        ParseResult x,
        Func<ParseResult, JobService, CancellationToken, Task<int>> run,
        CancellationToken cancellation
    )
    {
        string address = x.GetValue(line.Server)!;
        if (
            !Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out Uri? server)
            || server.Scheme is not ("http" or "https")
        )
        {
            await terminal
                .Errors.WriteLineAsync($"'{address}' is no address of a service, as in http://127.0.0.1:5080.")
                .ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }

        using JobService service = new(server, x.GetValue(line.Key) ?? terminal.Variable(CommandLine.KeyVariable));
        try
        {
            return await run(x, service, cancellation).ConfigureAwait(false);
        }
        catch (ServiceException e)
        {
            await terminal.Errors.WriteLineAsync(e.Message).ConfigureAwait(false);
            return ExitCodes.ServiceFailed;
        }
        catch (JsonException e)
        {
            await terminal
                .Errors.WriteLineAsync(
                    $"The input is no JSON: {e.Message} A text needs quotes of its own: --input '\"text\"'."
                )
                .ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    private async Task<int> SubmitAsync(ParseResult x, JobService service, CancellationToken cancellation)
    {
        string? input = x.GetValue(line.Input);
        if (input == "-")
            input = await terminal.Input.ReadToEndAsync(cancellation).ConfigureAwait(false);
        JsonObject submission = new() { ["type"] = x.GetValue(line.Type) };
        Set(submission, "task", x.GetValue(line.Task));
        Set(submission, "input", input == null ? null : JsonNode.Parse(input));
        Set(submission, "priority", x.GetValue(line.Priority));
        Set(submission, "idempotencyKey", x.GetValue(line.IdempotencyKey));
        Set(submission, "runAt", x.GetValue(line.RunAt));
        Set(submission, "maxAttempts", x.GetValue(line.MaxAttempts));
        JsonObject answer = await service.SubmitAsync(submission, cancellation).ConfigureAwait(false);
        string id = JobTable.Text(answer, "id");
        await PrintAsync(x, answer, id).ConfigureAwait(false);
        return x.GetValue(line.Wait)
            ? await WatchAsync(x, service, id, cancellation).ConfigureAwait(false)
            : ExitCodes.Success;
    }

    private Task<int> WatchAsync(ParseResult x, JobService service, string id, CancellationToken cancellation) =>
        new Watch(service, terminal.Output, x.GetValue(line.Json), Pause).RunAsync(id, cancellation);

    private Task PrintAsync(ParseResult x, JsonObject answer, string sentence) =>
        terminal.Output.WriteLineAsync(x.GetValue(line.Json) ? Plain.Json(answer) : sentence);

    private async Task<int> ListAsync(ParseResult x, JobService service, CancellationToken cancellation)
    {
        JsonObject answer = await service
            .ListAsync(
                x.GetValue(line.Status),
                x.GetValue(line.OnlyType),
                x.GetValue(line.Limit) ?? 0,
                x.GetValue(line.After),
                cancellation
            )
            .ConfigureAwait(false);
        if (x.GetValue(line.Json))
        {
            await terminal.Output.WriteLineAsync(Plain.Json(answer)).ConfigureAwait(false);
            return ExitCodes.Success;
        }

        Table.Write((answer["jobs"] as JsonArray ?? []).OfType<JsonObject>());
        if (JobTable.Text(answer, "next") is { Length: > 0 } next)
            await terminal.Output.WriteLineAsync($"There are more: --after {next}").ConfigureAwait(false);
        return ExitCodes.Success;
    }

    private async Task<int> ReplayAsync(ParseResult x, JobService service, CancellationToken cancellation)
    {
        JsonObject answer = await service
            .ReplayAsync(x.GetValue(line.OnlyType), x.GetValue(line.Limit) ?? 0, cancellation)
            .ConfigureAwait(false);
        string replayed = JobTable.Text(answer, "replayed");
        string sentence = replayed == "1" ? "1 job is set going again." : $"{replayed} jobs are set going again.";
        await PrintAsync(x, answer, sentence).ConfigureAwait(false);
        return ExitCodes.Success;
    }

    private async Task<int> ShowAsync(ParseResult x, Task<JsonObject> asked)
    {
        JsonObject job = await asked.ConfigureAwait(false);
        if (x.GetValue(line.Json))
            await terminal.Output.WriteLineAsync(Plain.Json(job)).ConfigureAwait(false);
        else
            Table.Write([job]);
        return ExitCodes.Success;
    }

    private JobTable Table => new(terminal.Output, terminal.Width);

    private static void Set(JsonObject submission, string name, JsonNode? value)
    {
        if (value != null)
            submission[name] = value;
    }
}
