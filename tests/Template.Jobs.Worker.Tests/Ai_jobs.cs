using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Template.Jobs.Worker.Ai;
using Template.Jobs.Worker.Handlers;

namespace Template.Jobs.Worker;

public class An_ai_job_with_the_built_in_provider
{
    [Fact]
    public async Task summarizes_by_itself()
    {
        using IChatClient client = AiProviders.Create(new());

        string? result = await Leased.RunAsync(new AiJob(client), "ai", "\"Short. Text.\"");

        Assert.Equal(
            "{\"task\":\"summarize\",\"text\":\"Short. Text.\",\"model\":\"extractive\",\"inputTokens\":null,\"outputTokens\":null}",
            result
        );
    }

    [Theory]
    [InlineData("\"\"", null, "The input of an 'ai' job is a text, and it must not be empty.")]
    [InlineData("\" \\n\"", "summarize", "The input of an 'ai' job is a text, and it must not be empty.")]
    [InlineData("null", null, "The input of a 'ai' job must not be null.")]
    [InlineData("{}", null, "The input does not fit a 'ai' job:")]
    [InlineData("\"a\"", "translate", "The built-in provider can only summarize.")]
    public async Task refuses_what_it_cannot_do(string input, string? task, string sentence)
    {
        using ExtractiveChatClient client = new();
        Assert.StartsWith(
            sentence,
            await Leased.RefusalAsync(new AiJob(client), "ai", input, task),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task is_a_chat_client_like_others()
    {
        using ExtractiveChatClient client = new();

        List<ChatResponseUpdate> updates = await client.GetStreamingResponseAsync("One. Two.").ToListAsync();

        Assert.Equal("One. Two.", updates.ToChatResponse().Text);
        Assert.Equal("", (await client.GetResponseAsync([])).Text);
        Assert.Same(client, client.GetService(typeof(IChatClient)));
        Assert.Null(client.GetService(typeof(string)));
    }
}

public class An_ai_job_with_an_endpoint
{
    private const string Key = "a-key-that-nobody-may-see";
    private const string Good = """
        {"model":"m-1","choices":[{"message":{"role":"assistant","content":"Short."}}],"usage":{"prompt_tokens":12,"completion_tokens":3}}
        """;

    [Fact]
    public async Task asks_as_openai_wants_to_be_asked()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Good);
        using IChatClient client = Client(server.At("/v1"));

        string? result = await Leased.RunAsync(new AiJob(client), "ai", "\"A long text.\"");

        Assert.Equal(
            "{\"task\":\"summarize\",\"text\":\"Short.\",\"model\":\"m-1\",\"inputTokens\":12,\"outputTokens\":3}",
            result
        );
        Received received = Assert.Single(server.Requests);
        JsonNode body = JsonNode.Parse(received.Body)!;
        Assert.Equal(("POST", "/v1/chat/completions"), (received.Method, received.Path));
        Assert.Equal($"Bearer {Key}", received.Headers["Authorization"]);
        Assert.Equal("m", (string?)body["model"]);
        Assert.Equal(["system", "user"], body["messages"]!.AsArray().Select(x => (string?)x!["role"]));
        Assert.Equal("A long text.", (string?)body["messages"]![1]!["content"]);
    }

    [Fact]
    public async Task can_ask_for_other_tasks_and_without_a_key()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Good);
        using IChatClient client = Client(server.Address, key: "");

        await Leased.RunAsync(new AiJob(client), "ai", "\"Hallo\"", "translate into English");

        Received received = Assert.Single(server.Requests);
        Assert.Contains("translate into English", received.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", received.Headers.Keys);
    }

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":"x"}}]}""", "m", null)]
    [InlineData("""{"model":7,"choices":[{"message":{"content":"x"}}],"usage":null}""", "m", null)]
    [InlineData("""{"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":"many"}}""", "m", null)]
    [InlineData("""{"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":1.5}}""", "m", null)]
    [InlineData("""{"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":5}}""", "m", 5L)]
    public async Task does_without_what_is_said_beside_the_answer(string answer, string model, long? tokens)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(answer);
        using IChatClient client = Client(server.Address);

        ChatResponse response = await client.GetResponseAsync("text");

        Assert.Equal(("x", model, tokens), (response.Text, response.ModelId, response.Usage?.InputTokenCount));
    }

    [Theory]
    [InlineData("<html><body>Welcome to the router</body></html>")]
    [InlineData("""{"choices":[{"message":{"content":"Sho""")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":null}""")]
    [InlineData("""{"choices":[{"message":{"content":null}}]}""")]
    [InlineData("""{"choices":[{"message":{"content":[{"type":"text"}]}}]}""")]
    [InlineData("""{"choices":[{}]}""")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("")]
    public async Task may_do_better_when_the_answer_is_garbage(string answer)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(answer);
        using IChatClient client = Client(server.Address);

        HttpRequestException failed = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetResponseAsync("text")
        );

        Assert.Equal(
            $"The endpoint {server.Address} answered with something else than a completion: {(answer.Length == 0 ? "(nothing)" : answer)}",
            failed.Message
        );
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task is_given_up_when_the_request_is_refused(int status)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(
            $"{{\"error\":\"Incorrect API key provided:\n {Key}\"}}",
            status
        );
        using IChatClient client = Client(server.Address);

        string sentence = await Leased.RefusalAsync(new AiJob(client), "ai", "\"text\"");

        Assert.Equal(
            $"The endpoint {server.Address} answered {status}: {{\"error\":\"Incorrect API key provided: ***\"}}",
            sentence
        );
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(302)]
    public async Task may_do_better_when_the_endpoint_is_in_trouble(int status)
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(new string('x', 500), status);
        using IChatClient client = Client(server.Address);

        HttpRequestException failed = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetResponseAsync("text")
        );

        Assert.Equal($"The endpoint {server.Address} answered {status}: {new string('x', 300)}…", failed.Message);
    }

    [Fact]
    public async Task does_not_wait_for_ever()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
            Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted)
        );
        using IChatClient client = Client(server.Address, timeout: TimeSpan.FromMilliseconds(200));

        HttpRequestException late = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetResponseAsync("text")
        );

        Assert.Equal($"The endpoint {server.Address} did not answer within 0.2 s.", late.Message);
    }

    [Fact]
    public async Task ends_when_it_is_called_off()
    {
        using CancellationTokenSource stop = new();
        await using LoopbackServer server = await LoopbackServer.StartAsync(async x =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted);
        });
        using IChatClient client = Client(server.Address);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.GetResponseAsync("text", cancellationToken: stop.Token)
        );
    }

    [Fact]
    public async Task does_not_read_an_enormous_answer()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async x =>
        {
            byte[] much = new byte[1024 * 1024];
            while (!x.RequestAborted.IsCancellationRequested)
                await x.Response.Body.WriteAsync(much, x.RequestAborted);
        });
        using IChatClient client = Client(server.Address);

        HttpRequestException failed = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetResponseAsync("text")
        );

        Assert.StartsWith(
            $"The endpoint {server.Address} gave no answer that can be read:",
            failed.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task is_a_chat_client_like_others()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(Good);
        using IChatClient client = Client(server.Address);

        List<ChatResponseUpdate> updates = await client.GetStreamingResponseAsync("text").ToListAsync();

        Assert.Equal("Short.", updates.ToChatResponse().Text);
        Assert.Same(client, client.GetService(typeof(IChatClient)));
        Assert.Null(client.GetService(typeof(string)));
    }

    [Fact]
    public void shows_its_key_to_nobody()
    {
        AiSettings settings = new() { Provider = "openai", Key = Key };

        Assert.DoesNotContain(Key, settings.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, new WorkerSettings { Ai = settings }.ToString(), StringComparison.Ordinal);
    }

    private static IChatClient Client(Uri endpoint, string? key = Key, TimeSpan? timeout = null) =>
        AiProviders.Create(
            new()
            {
                Provider = "openai",
                Endpoint = endpoint.ToString(),
                Model = "m",
                Key = key,
                Timeout = timeout ?? TimeSpan.FromSeconds(30),
            }
        );
}
