using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Template.Jobs.Worker;

namespace Template.Jobs.Cli;

public class The_jobs_command
{
    private const string Id = "0190a5c2f1b27c3d8e4f5a6b7c8d9e0f";
    private const string Taken = $$"""{"id":"{{Id}}","status":"queued","location":"/jobs/{{Id}}"}""";

    [Fact]
    public async Task submits_a_job_and_prints_its_id()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Taken, 202);

        CommandRun run = await CommandRun.OfAsync(server.Address, "submit", "echo");

        Assert.Equal(new CommandRun(0, Id + "\n", ""), run);
        Received received = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/submit", "{\"type\":\"echo\"}"), (received.Method, received.Path, received.Body));
        Assert.DoesNotContain("X-Api-Key", received.Headers.Keys);
    }

    [Fact]
    public async Task submits_all_that_is_asked_for()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Taken, 202);

        CommandRun run = await CommandRun.OfAsync(
            server.Address,
            "submit",
            "ai",
            "--task",
            "summarize",
            "--input",
            "\"grüß dich\"",
            "--priority",
            "high",
            "--idempotency-key",
            "k",
            "--run-at",
            "2030-01-31T12:00:00Z",
            "--max-attempts",
            "5",
            "--key",
            "sesame",
            "--json"
        );

        Assert.Equal(new CommandRun(0, Taken + "\n", ""), run);
        Received received = Assert.Single(server.Requests);
        Assert.Equal("sesame", received.Headers["X-Api-Key"]);
        JsonNode body = JsonNode.Parse(received.Body)!;
        Assert.Equal(
            ("ai", "summarize", "grüß dich", "high", "k", 5),
            (
                (string?)body["type"],
                (string?)body["task"],
                (string?)body["input"],
                (string?)body["priority"],
                (string?)body["idempotencyKey"],
                (int)body["maxAttempts"]!
            )
        );
        Assert.Equal(new DateTimeOffset(2030, 1, 31, 12, 0, 0, TimeSpan.Zero), (DateTimeOffset)body["runAt"]!);
    }

    [Fact]
    public async Task reads_an_input_from_standard_input()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Taken, 202);

        await CommandRun.OfAsync(
            ["submit", "echo", "--input", "-", "--server", server.Address.ToString()],
            "{\n \"a\": [1]\n}\n"
        );

        Assert.Equal("{\"type\":\"echo\",\"input\":{\"a\":[1]}}", Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task finds_service_and_key_in_the_environment()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Taken, 202);

        CommandRun run = await CommandRun.OfAsync(
            ["submit", "echo"],
            variables: new Dictionary<string, string>
            {
                ["JOBS_URL"] = server.At("/base").ToString(),
                ["JOBS_API_KEY"] = "sesame\n",
            }
        );

        Assert.Equal(0, run.Exit);
        Received received = Assert.Single(server.Requests);
        Assert.Equal(("/base/submit", "sesame"), (received.Path, received.Headers["X-Api-Key"]));
    }

    [Fact]
    public async Task prefers_the_command_line_to_the_environment()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Taken, 202);

        await CommandRun.OfAsync(
            ["submit", "echo", "--server", server.Address.ToString(), "--key", "mine"],
            variables: new Dictionary<string, string>
            {
                ["JOBS_URL"] = "http://127.0.0.1:1",
                ["JOBS_API_KEY"] = "other",
            }
        );

        Assert.Equal("mine", Assert.Single(server.Requests).Headers["X-Api-Key"]);
    }

    [Theory]
    [InlineData(new[] { "list" }, "GET", "/jobs", "?limit=50")]
    [InlineData(
        new[] { "list", "--status", "dead", "--type", "a&b", "--limit", "3", "--after", Id },
        "GET",
        "/jobs",
        "?status=dead&type=a%26b&limit=3&after=" + Id
    )]
    [InlineData(new[] { "cancel", Id }, "DELETE", "/jobs/" + Id, "")]
    [InlineData(new[] { "cancel", "a/b c" }, "DELETE", "/jobs/a%2Fb%20c", "")]
    [InlineData(new[] { "retry", Id }, "POST", "/jobs/" + Id + "/retry", "")]
    [InlineData(new[] { "watch", Id }, "GET", "/jobs/" + Id, "")]
    public async Task asks_the_service(string[] arguments, string method, string path, string query)
    {
        string? asked = null;
        const string Answer = $$"""{"id":"{{Id}}","status":"completed","jobs":[]}""";
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
        {
            asked = x.Request.QueryString.Value;
            return x.Response.WriteAsync(Answer);
        });

        CommandRun run = await CommandRun.OfAsync(server.Address, [.. arguments, "--json"]);

        Assert.Equal(new CommandRun(0, Answer + "\n", ""), run);
        Received received = Assert.Single(server.Requests);
        Assert.Equal((method, path, query), (received.Method, received.Path, asked));
    }

    [Theory]
    [InlineData(0, "0 jobs are set going again.\n")]
    [InlineData(1, "1 job is set going again.\n")]
    [InlineData(7, "7 jobs are set going again.\n")]
    public async Task replays_dead_jobs(int replayed, string sentence)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync($"{{\"replayed\":{replayed}}}");

        CommandRun people = await CommandRun.OfAsync(server.Address, "replay", "--type", "http", "--limit", "9");
        CommandRun programs = await CommandRun.OfAsync(server.Address, "replay", "--json");

        Assert.Equal((0, sentence), (people.Exit, people.Output));
        Assert.Equal($"{{\"replayed\":{replayed}}}\n", programs.Output);
        Assert.Equal(
            ["{\"type\":\"http\",\"limit\":9}", "{\"type\":null,\"limit\":50}"],
            server.Requests.Select(x => x.Body)
        );
        Assert.All(server.Requests, x => Assert.Equal(("POST", "/dead-letter/replay"), (x.Method, x.Path)));
    }

    [Theory]
    [InlineData("--help", "Submits jobs to the job service")]
    [InlineData("submit --help", "Submit a job.")]
    [InlineData("list --help", "List jobs, newest first.")]
    public async Task shows_what_there_is(string arguments, string sentence)
    {
        CommandRun run = await CommandRun.OfAsync(arguments.Split(' '));

        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains(sentence, run.Output, StringComparison.Ordinal);
    }
}

public class Watching_a_job
{
    [Fact]
    public async Task tells_each_state_once_and_ends_with_the_result()
    {
        await using LoopbackServer server = await LivingAsync(
            """{"status":"queued","attempts":0}""",
            """{"status":"running","attempts":1}""",
            """{"status":"running","attempts":1}""",
            """{"status":"failed","attempts":1,"error":"bad luck"}""",
            """{"status":"running","attempts":2}""",
            """{"status":"completed","attempts":2,"result":{"text":"grün & gut"}}"""
        );

        CommandRun run = await CommandRun.OfAsync(server.Address, "submit", "echo", "--wait");

        Assert.Equal(
            new CommandRun(
                0,
                "7\nqueued\nrunning, attempt 1\nfailed in attempt 1: bad luck\nrunning, attempt 2\ncompleted: {\"text\":\"grün & gut\"}\n",
                ""
            ),
            run
        );
    }

    [Fact]
    public async Task prints_json_for_programs()
    {
        await using LoopbackServer server = await LivingAsync(
            """{"status":"queued","attempts":0}""",
            """{"status":"completed","attempts":1}"""
        );

        CommandRun run = await CommandRun.OfAsync(server.Address, "submit", "echo", "--wait", "--json");

        Assert.Equal(
            """
            {"id":"7"}
            {"status":"queued","attempts":0}
            {"status":"completed","attempts":1}

            """.ReplaceLineEndings("\n"),
            run.Output
        );
    }

    [Theory]
    [InlineData("""{"status":"dead","attempts":3,"error":"no"}""", 1, "dead in attempt 3: no\n")]
    [InlineData("""{"status":"dead","attempts":3}""", 1, "dead in attempt 3: \n")]
    [InlineData("""{"status":"cancelled"}""", 1, "cancelled\n")]
    [InlineData("""{"status":"completed"}""", 0, "completed: null\n")]
    public async Task ends_with_what_became_of_it(string job, int exit, string output)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(job);

        Assert.Equal(new CommandRun(exit, output, ""), await CommandRun.OfAsync(server.Address, "watch", "7"));
    }

    [Fact]
    public async Task lets_no_job_write_over_the_terminal()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(
            """{"status":"dead","attempts":1,"error":"a\u001b[2Jb\r\nc\u009bd\u202ee\u2028f"}"""
        );

        CommandRun run = await CommandRun.OfAsync(server.Address, "watch", "7");

        Assert.Equal("dead in attempt 1: a [2Jb  c d e f\n", run.Output);
    }

    [Fact]
    public async Task escapes_what_a_result_holds()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(
            """{"status":"completed","result":"\u001b[2J\u009b"}"""
        );

        CommandRun run = await CommandRun.OfAsync(server.Address, "watch", "7");

        Assert.DoesNotContain(run.Output.TrimEnd('\n'), char.IsControl);
        Assert.Equal("completed: \"\\u001B[2J\\u009B\"\n", run.Output);
    }

    [Fact]
    public async Task ends_quietly_when_somebody_presses_control_c()
    {
        using CancellationTokenSource pressed = new();
        await using LoopbackServer server = await LoopbackServer.StartAsync(async x =>
        {
            await pressed.CancelAsync();
            await x.Response.WriteAsync("""{"status":"running","attempts":1}""");
        });

        CommandRun run = await CommandRun.OfAsync(
            ["watch", "7", "--server", server.Address.ToString()],
            cancellation: pressed.Token
        );

        Assert.Equal((130, ""), (run.Exit, run.Errors));
    }

    private static Task<LoopbackServer> LivingAsync(params string[] states)
    {
        int count = -1;
        return LoopbackServer.StartAsync(x =>
            x.Response.WriteAsync(
                x.Request.Method == "POST"
                    ? """{"id":"7"}"""
                    : states[Math.Min(Interlocked.Increment(ref count), states.Length - 1)]
            )
        );
    }
}

public class A_list_of_jobs
{
    private const string Jobs = """
        {"jobs":[
          {"id":"0190a5c2f1b27c3d8e4f5a6b7c8d9e0f","status":"completed","type":"echo","attempts":1,"maxAttempts":3,"createdAt":"2026-01-31T12:00:00.123+01:00"},
          {"id":"0190a5c2f1b27c3d8e4f5a6b7c8d9e10","status":"dead","type":"a-type-with-a-name-that-is-very-long","attempts":100,"maxAttempts":100,"createdAt":"2026-01-31T12:00:01Z","error":"The server\u001b[31m answered 500, and it did so again and again, until nobody wanted to ask it any more, ever."},
          {"id":"0190a5c2f1b27c3d8e4f5a6b7c8d9e11","createdAt":"yesterday"}
        ],"next":"0190a5c2f1b27c3d8e4f5a6b7c8d9e11"}
        """;

    [Fact]
    public async Task has_one_line_for_each_where_programs_read()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Jobs);

        CommandRun run = await CommandRun.OfAsync(server.Address, "list");

        Assert.Equal(
            """
            ID                                STATUS     TYPE                                  TRIES    CREATED               ERROR
            0190a5c2f1b27c3d8e4f5a6b7c8d9e0f  completed  echo                                  1/3      2026-01-31T11:00:00Z
            0190a5c2f1b27c3d8e4f5a6b7c8d9e10  dead       a-type-with-a-name-that-is-very-long  100/100  2026-01-31T12:00:01Z  The server [31m answered 500, and it did so again and again, until nobody wanted to ask it any more, ever.
            0190a5c2f1b27c3d8e4f5a6b7c8d9e11                                                   /        yesterday
            There are more: --after 0190a5c2f1b27c3d8e4f5a6b7c8d9e11

            """.ReplaceLineEndings("\n"),
            run.Output
        );
    }

    [Fact]
    public async Task fits_eighty_columns()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Jobs);

        CommandRun run = await ListAsync(server, 80);

        Assert.Equal(
            """
            ID                                STATUS     TYPE      TRIES    CREATED
            0190a5c2f1b27c3d8e4f5a6b7c8d9e0f  completed  echo      1/3      2026-01-31 11:00
            0190a5c2f1b27c3d8e4f5a6b7c8d9e10  dead       a-type-…  100/100  2026-01-31 12:00
              The server [31m answered 500, and it did so again and again, until nobody wan…
            0190a5c2f1b27c3d8e4f5a6b7c8d9e11                       /        yesterday
            There are more: --after 0190a5c2f1b27c3d8e4f5a6b7c8d9e11

            """.ReplaceLineEndings("\n"),
            run.Output
        );
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public async Task is_never_wider_than_the_terminal(int width)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Jobs);

        CommandRun run = await ListAsync(server, width);

        Assert.All(run.Output.Split('\n'), x => Assert.InRange(x.Length, 0, width));
    }

    [Fact]
    public async Task of_a_narrow_terminal_still_names_the_types()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Jobs);

        Assert.Contains("  a-t…  ", (await ListAsync(server, 40)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("retry")]
    public async Task shows_the_one_job_that_a_command_was_about(string command)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(
            """{"id":"7","status":"queued","type":"echo","attempts":0,"maxAttempts":3,"createdAt":"2026-01-31T12:00:00Z"}"""
        );

        CommandRun run = await CommandRun.OfAsync([command, "7", "--server", server.Address.ToString()], width: 80);

        Assert.Equal(
            new CommandRun(0, "ID  STATUS  TYPE  TRIES  CREATED\n7   queued  echo  0/3    2026-01-31 12:00\n", ""),
            run
        );
    }

    private static Task<CommandRun> ListAsync(LoopbackServer server, int width) =>
        CommandRun.OfAsync(["list", "--server", server.Address.ToString()], width: width);
}
