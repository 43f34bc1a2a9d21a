using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Template.Jobs.Cli;

/// <summary>The program: which command does what.</summary>
internal sealed class JobsProgram(TextWriter output, TextWriter errors)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly CommandLine line = new();

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        RootCommand root = new JobsProgram(output, errors).Build();
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (string problem in parsed.Errors.Select(x => x.Message))
                await errors.WriteLineAsync(problem).ConfigureAwait(false);
            await errors.WriteLineAsync("jobs --help shows what there is.").ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }

        return await parsed
            .InvokeAsync(
                new()
                {
                    Output = output,
                    Error = errors,
                    EnableDefaultExceptionHandler = false,
                }
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
            (x, service, cancellation) => new Watch(service, output, Pause).RunAsync(x.GetValue(line.Id)!, cancellation)
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
            await errors
                .WriteLineAsync($"'{address}' is no address of a service, as in http://127.0.0.1:5080.")
                .ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }

        using JobService service = new(
            server,
            x.GetValue(line.Key) ?? Environment.GetEnvironmentVariable(CommandLine.KeyVariable)
        );
        try
        {
            return await run(x, service, cancellation).ConfigureAwait(false);
        }
        catch (ServiceException e)
        {
            await errors.WriteLineAsync(e.Message).ConfigureAwait(false);
            return ExitCodes.ServiceFailed;
        }
        catch (JsonException e)
        {
            await errors
                .WriteLineAsync(
                    $"The input is no JSON: {e.Message} A text needs quotes of its own: --input '\"text\"'."
                )
                .ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.ServiceFailed;
        }
    }

    private async Task<int> SubmitAsync(ParseResult x, JobService service, CancellationToken cancellation)
    {
        string? input = x.GetValue(line.Input);
        if (input == "-")
            input = await Console.In.ReadToEndAsync(cancellation).ConfigureAwait(false);
        JsonObject submission = new() { ["type"] = x.GetValue(line.Type) };
        Set(submission, "task", x.GetValue(line.Task));
        Set(submission, "input", input == null ? null : JsonNode.Parse(input));
        Set(submission, "priority", x.GetValue(line.Priority));
        Set(submission, "idempotencyKey", x.GetValue(line.IdempotencyKey));
        Set(submission, "runAt", x.GetValue(line.RunAt));
        Set(submission, "maxAttempts", x.GetValue(line.MaxAttempts));
        JsonNode answer = await service.SubmitAsync(submission, cancellation).ConfigureAwait(false);
        string id = JobTable.Text(answer, "id");
        await output.WriteLineAsync(x.GetValue(line.Json) ? answer.ToJsonString() : id).ConfigureAwait(false);
        return x.GetValue(line.Wait)
            ? await new Watch(service, output, Pause).RunAsync(id, cancellation).ConfigureAwait(false)
            : ExitCodes.Success;
    }

    private async Task<int> ListAsync(ParseResult x, JobService service, CancellationToken cancellation)
    {
        JsonNode answer = await service
            .ListAsync(
                x.GetValue(line.Status),
                x.GetValue(line.OnlyType),
                x.GetValue(line.Limit),
                x.GetValue(line.After),
                cancellation
            )
            .ConfigureAwait(false);
        if (x.GetValue(line.Json))
        {
            await output.WriteLineAsync(answer.ToJsonString()).ConfigureAwait(false);
            return ExitCodes.Success;
        }

        JobTable.Write(output, answer["jobs"]?.AsArray() ?? []);
        if (JobTable.Text(answer, "next") is { Length: > 0 } next)
            await output.WriteLineAsync($"There are more: --after {next}").ConfigureAwait(false);
        return ExitCodes.Success;
    }

    private async Task<int> ReplayAsync(ParseResult x, JobService service, CancellationToken cancellation)
    {
        JsonNode answer = await service
            .ReplayAsync(x.GetValue(line.OnlyType), x.GetValue(line.Limit), cancellation)
            .ConfigureAwait(false);
        await output
            .WriteLineAsync(
                x.GetValue(line.Json)
                    ? answer.ToJsonString()
                    : $"{JobTable.Text(answer, "replayed")} jobs are set going again."
            )
            .ConfigureAwait(false);
        return ExitCodes.Success;
    }

    private async Task<int> ShowAsync(ParseResult x, Task<JsonNode> asked)
    {
        JsonNode job = await asked.ConfigureAwait(false);
        if (x.GetValue(line.Json))
            await output.WriteLineAsync(job.ToJsonString()).ConfigureAwait(false);
        else
            JobTable.Write(output, [job]);
        return ExitCodes.Success;
    }

    private static void Set(JsonObject submission, string name, JsonNode? value)
    {
        if (value != null)
            submission[name] = value;
    }
}
