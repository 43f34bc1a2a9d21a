using Microsoft.AspNetCore.Http;
using Template.Jobs.Worker;

namespace Template.Jobs.Cli;

public class A_service_that_does_not_answer
{
    [Fact]
    public async Task is_told_with_what_to_do_about_it()
    {
        CommandRun run = await CommandRun.OfAsync(["list", "--server", "http://me:secret@127.0.0.1:1"]);

        Assert.Equal((3, ""), (run.Exit, run.Output));
        Assert.StartsWith("http://127.0.0.1:1/ does not answer: ", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith(
            "Start it with ./build.sh Up, or say with --server where it is.\n",
            run.Errors,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task is_looked_for_on_this_machine_when_nothing_is_said()
    {
        CommandRun run = await CommandRun.OfAsync(
            ["list", "--limit", "0"],
            variables: new Dictionary<string, string> { ["JOBS_URL"] = " " }
        );

        // Somebody may run the service here; it refuses a page of no jobs.
        Assert.Equal((3, ""), (run.Exit, run.Output));
    }

    [Fact]
    public async Task is_not_waited_for_without_end()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
            Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted)
        );
        using JobService service = new(server.Address, null, TimeSpan.FromMilliseconds(200));

        ServiceException late = await Assert.ThrowsAsync<ServiceException>(() =>
            service.FindAsync("7", CancellationToken.None)
        );

        Assert.Equal($"{server.Address} did not answer within 0.2 s.", late.Message);
    }
}

public class A_service_that_refuses
{
    [Theory]
    [InlineData(404, """{"title":"Not Found","detail":"There is no job 7."}""", "There is no job 7.\n")]
    [InlineData(404, """{"title":"Not Found"}""", "Not Found\n")]
    [InlineData(
        400,
        """{"title":"Wrong","errors":{"type":["A type is a word.","And short."],"limit":"Too many."}}""",
        "type: A type is a word.\ntype: And short.\nlimit: Too many.\n"
    )]
    [InlineData(400, """{"title":"Wrong","errors":{}}""", "Wrong\n")]
    [InlineData(400, """{"title":"Wrong","errors":{"a":null}}""", "a: \n")]
    [InlineData(409, """{"detail":"\u001b[2JIt runs."}""", " [2JIt runs.\n")]
    [InlineData(
        401,
        """{"detail":"Send a key."}""",
        "Send a key.\nSet JOBS_API_KEY to the key, or say it with --key.\n"
    )]
    public async Task is_told_in_its_own_words(int status, string problem, string sentences)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(problem, status);

        Assert.Equal(new CommandRun(3, "", sentences), await CommandRun.OfAsync(server.Address, "watch", "7"));
    }

    [Theory]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(500, "")]
    [InlineData(500, "[]")]
    [InlineData(500, "{}")]
    [InlineData(400, """{"errors":[1]}""")]
    [InlineData(400, """{"errors":[1],"errors":[2]}""")]
    public async Task is_told_when_it_says_nothing(int status, string answer)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(answer, status);

        Assert.Equal(
            new CommandRun(3, "", $"{server.Address} answered {status}. Is it the job service?\n"),
            await CommandRun.OfAsync(server.Address, "watch", "7")
        );
    }

    [Fact]
    public async Task cannot_send_the_key_elsewhere()
    {
        await using LoopbackServer other = await LoopbackServer.SayingAsync("{}");
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
        {
            x.Response.Redirect(other.Address.ToString());
            return Task.CompletedTask;
        });

        CommandRun run = await CommandRun.OfAsync(server.Address, "list", "--key", "sesame");

        Assert.Equal(new CommandRun(3, "", $"{server.Address} answered 302. Is it the job service?\n"), run);
        Assert.Empty(other.Requests);
    }
}

public class An_answer_that_is_garbage
{
    [Theory]
    [InlineData("<html></html>", "something else than JSON")]
    [InlineData("", "something else than JSON")]
    [InlineData("""{"status":"comp""", "something else than JSON")]
    [InlineData("""{"status":"dead","status":"completed"}""", "something else than JSON")]
    [InlineData("[]", "JSON that has no 'status'")]
    [InlineData("7", "JSON that has no 'status'")]
    [InlineData("null", "JSON that has no 'status'")]
    [InlineData("{}", "JSON that has no 'status'")]
    public async Task is_told_as_what_it_is(string answer, string what)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(answer);

        Assert.Equal(
            new CommandRun(3, "", $"{server.Address} answered with {what}. Is it the job service?\n"),
            await CommandRun.OfAsync(server.Address, "watch", "7")
        );
    }

    [Theory]
    [InlineData("submit echo", "id")]
    [InlineData("submit echo --wait --json", "id")]
    [InlineData("list", "jobs")]
    [InlineData("replay", "replayed")]
    [InlineData("cancel 7", "status")]
    [InlineData("retry 7", "status")]
    public async Task is_noticed_by_every_command(string arguments, string needed)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync("{\"hello\":1}");

        Assert.Equal(
            new CommandRun(
                3,
                "",
                $"{server.Address} answered with JSON that has no '{needed}'. Is it the job service?\n"
            ),
            await CommandRun.OfAsync(server.Address, arguments.Split(' '))
        );
    }

    [Theory]
    [InlineData("""{"jobs":{}}""")]
    [InlineData("""{"jobs":[7,null,[]]}""")]
    public async Task may_be_a_list_without_jobs(string answer)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(answer);

        Assert.Equal(
            new CommandRun(0, "ID  STATUS  TYPE  TRIES  CREATED  ERROR\n", ""),
            await CommandRun.OfAsync(server.Address, "list")
        );
    }
}
