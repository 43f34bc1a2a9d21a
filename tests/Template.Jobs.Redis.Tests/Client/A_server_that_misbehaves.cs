using System.Text;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis.Tests.Client;

public sealed class A_server_that_misbehaves
{
    private const string Pong = "+PONG\r\n";

    [Fact]
    public async Task is_not_there()
    {
        RedisOptions options = new() { Host = "127.0.0.1", Port = Servers.ServerProcess.FreePort() };

        string problem = await ProblemAsync(options);

        Assert.StartsWith($"Redis at {options} does not answer: Connection refused", problem, StringComparison.Ordinal);
        Assert.EndsWith(". Check that it runs and that the address is right.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_asked_again_at_once_by_everybody_who_waits()
    {
        using ScriptedServer server = new(async (_, _) => await Task.Delay(50));
        await using RedisQueue queue = RedisQueue.Open(server.Options with { Password = "x" });

        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync()))
        );

        // One, unless the machine is so slow that some come a while after the first attempt.
        Assert.InRange(server.Connections, 1, 5);
    }

    [Fact]
    public async Task has_a_name_that_nobody_knows()
    {
        string problem = await ProblemAsync(new() { Host = "nobody.invalid" });

        Assert.Contains("redis://nobody.invalid:6379/0 does not answer", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "closed the connection")]
    [InlineData("+PO", "closed the connection")]
    [InlineData("*2\r\n$4\r\nabcd\r\n$100\r\nabc", "closed the connection")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "does not speak the protocol of Redis")]
    [InlineData("\0\u0001\u0002\r\n", "does not speak the protocol of Redis")]
    [InlineData("$99999999999\r\n", "does not speak the protocol of Redis")]
    public async Task closes_in_mid_answer_or_answers_garbage(string answer, string problem)
    {
        using ScriptedServer server = new(
            async (stream, _) =>
            {
                await ScriptedServer.ReadAsync(stream);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            }
        );

        Assert.Contains(problem, await ProblemAsync(server.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task never_answers()
    {
        using ScriptedServer server = new((stream, _) => ScriptedServer.AnswerAsync(stream, ""));
        RedisOptions options = server.Options with { Timeout = TimeSpan.FromMilliseconds(200) };

        Assert.Contains("did not answer within 0.2 s", await ProblemAsync(options), StringComparison.Ordinal);
        Assert.Contains(
            "did not answer within 0.2 s",
            await ProblemAsync(options with { Password = "hunter2" }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task never_finishes_the_handshake_of_TLS()
    {
        using ScriptedServer server = new((stream, _) => ScriptedServer.AnswerAsync(stream, ""));

        string problem = await ProblemAsync(
            server.Options with
            {
                UsesTls = true,
                ConnectTimeout = TimeSpan.FromMilliseconds(200),
            }
        );

        Assert.Contains("it took too long to connect", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task answers_without_a_question_and_is_asked_anew()
    {
        using ScriptedServer server = new(
            (stream, number) => ScriptedServer.AnswerAsync(stream, number == 1 ? Pong + Pong : Pong)
        );
        await using RespClient client = new(server.Options);

        Assert.Equal("PONG", (await client.SendAsync(["PING"])).AsText());
        Assert.True(await EventuallyAsync(() => client.SendAsync(["PING"]), () => server.Connections == 2));
    }

    [Fact]
    public async Task breaks_one_connection_and_serves_the_next()
    {
        using ScriptedServer server = new(
            (stream, number) =>
                number == 1 ? ScriptedServer.ReadAsync(stream) : ScriptedServer.AnswerAsync(stream, Pong)
        );
        await using RedisQueue queue = RedisQueue.Open(server.Options);

        await Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync());
        await queue.PingAsync();
        await queue.PingAsync();

        Assert.Equal(2, server.Connections);
    }

    [Theory]
    [InlineData("-ERR unknown command 'AUTH', with args beginning with: 'hunter2'\r\n")]
    [InlineData("-WRONGPASS hunter2 is wrong.\r\n")]
    public async Task repeats_the_password_and_is_not_quoted(string answer)
    {
        using ScriptedServer server = new((stream, _) => ScriptedServer.AnswerAsync(stream, answer));

        string problem = await ProblemAsync(server.Options with { Password = "hunter2" });

        Assert.Contains("refuses AUTH: its answer is not shown", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_everything()
    {
        using ScriptedServer server = new((stream, _) => ScriptedServer.AnswerAsync(stream, "-LOADING wait.\r\n"));
        await using RedisQueue queue = RedisQueue.Open(server.Options);

        Exception[] problems =
        [
            await Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync()),
            await Assert.ThrowsAsync<JobStoreException>(async () => await queue.WaitAsync(TimeSpan.FromSeconds(1))),
            await Assert.ThrowsAsync<JobStoreException>(async () => await queue.CountAsync()),
        ];

        Assert.Equal(
            [
                $"Redis at {server.Options} refuses to answer: LOADING wait.",
                $"Redis at {server.Options} refuses to wait for jobs: LOADING wait.",
                $"Redis at {server.Options} could not run 'count': LOADING wait.",
            ],
            problems.Select(x => x.Message)
        );
    }

    [Theory]
    [InlineData("+OK\r\n")]
    [InlineData("*1\r\n:1\r\n")]
    [InlineData("$-1\r\n")]
    [InlineData("*3\r\n+a\r\n+b\r\n+c\r\n")]
    [InlineData("*6\r\n+a\r\n+b\r\n+c\r\n+d\r\n+e\r\n+f\r\n")]
    [InlineData("*2\r\n*0\r\n*0\r\n")]
    public async Task answers_something_else_than_what_was_asked_for(string answer)
    {
        using ScriptedServer server = new((stream, _) => ScriptedServer.AnswerAsync(stream, answer));
        await using RedisQueue queue = RedisQueue.Open(server.Options);
        JobId id = JobId.New(DateTimeOffset.UtcNow);
        JobLease lease = new(id, "token");
        Func<Task>[] operations =
        [
            async () => await queue.SubmitAsync([new() { Type = "echo" }]),
            async () => await queue.ClaimAsync(new("one", TimeSpan.FromSeconds(1), [new("echo", 1)], 1)),
            async () => await queue.FinishAsync([new(lease, "echo", 1, OutcomeKind.Completed)]),
            async () => await queue.ExtendAsync([lease], TimeSpan.FromSeconds(1)),
            async () => await queue.TendAsync(),
            async () => await queue.FindAsync(id),
            async () => await queue.ListAsync(new()),
            async () => await queue.CancelAsync(id),
            async () => await queue.RetryAsync(id),
            async () => await queue.ReplayAsync(1),
            async () => await queue.CountAsync(),
        ];

        foreach (Func<Task> operation in operations)
        {
            if (await Record.ExceptionAsync(operation) is { } e)
                Assert.Contains(
                    "Is it a Redis server",
                    Assert.IsType<JobStoreException>(e).Message,
                    StringComparison.Ordinal
                );
        }
    }

    private static async Task<string> ProblemAsync(RedisOptions options)
    {
        await using RedisQueue queue = RedisQueue.Open(options);
        return (await Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync())).Message;
    }

    // The connection breaks at some moment after the answer, so that the next question may meet it or not.
    private static async Task<bool> EventuallyAsync(Func<Task> ask, Func<bool> isSo)
    {
        for (int tries = 0; tries < 100 && !isSo(); tries++)
        {
            if (await Record.ExceptionAsync(ask) is { } e)
                Assert.IsType<JobStoreException>(e);
            await Task.Delay(10);
        }

        return isSo();
    }
}
