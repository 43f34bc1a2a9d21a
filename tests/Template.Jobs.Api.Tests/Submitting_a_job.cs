using System.Text;

namespace Template.Jobs.Api.Tests;

public sealed class Submitting_a_job(RunningApi running) : IClassFixture<RunningApi>
{
    private readonly ApiServer api = running.Server;

    [Theory]
    [InlineData("/submit")]
    [InlineData("/v1/jobs")]
    public async Task is_answered_with_its_id_and_where_to_ask_for_it(string path)
    {
        Answer answer = await api.PostAsync(path, """{"type":"echo","task":"say","input":{"a":[1,2]}}""");
        Answer job = await api.GetAsync(answer.Header("Location")!);

        Assert.Equal((202, "queued"), (answer.Status, answer["status"]));
        Assert.Equal($"/jobs/{answer["id"]}", answer.Header("Location"));
        Assert.Equal(answer.Header("Location"), answer["location"]);
        Assert.Equal((200, answer["id"], "echo", "say"), (job.Status, job["id"], job["type"], job["task"]));
        Assert.Equal(
            ("{\"a\":[1,2]}", "normal", "0", "3"),
            (job["input"], job["priority"], job["attempts"], job["maxAttempts"])
        );
        Assert.Null(job["idempotencyKey"]);
    }

    [Fact]
    public async Task keeps_all_that_was_asked_for()
    {
        string id = await api.SubmitAsync(
            """{"type":"ai","input":[],"priority":"high","idempotencyKey":"order-7","runAt":"2199-05-01T12:00:00+02:00","maxAttempts":7}"""
        );
        Answer job = await api.GetAsync("/jobs/" + id);

        Assert.Equal(
            ("scheduled", "high", "order-7", "7"),
            (job["status"], job["priority"], job["idempotencyKey"], job["maxAttempts"])
        );
        Assert.Equal(
            new DateTimeOffset(2199, 5, 1, 10, 0, 0, TimeSpan.Zero),
            job.Json.GetProperty("runAt").GetDateTimeOffset()
        );
    }

    [Fact]
    public async Task with_a_time_to_come_is_scheduled()
    {
        Answer later = await api.PostAsync("/submit", """{"type":"echo","runAt":"2199-01-01T00:00:00Z"}""");
        Answer past = await api.PostAsync("/submit", """{"type":"echo","runAt":"2019-01-01T00:00:00Z"}""");

        Assert.Equal(("scheduled", "queued"), (later["status"], past["status"]));
    }

    [Fact]
    public async Task twice_with_one_idempotency_key_is_one_job()
    {
        const string Body = """{"type":"once","input":1,"idempotencyKey":"k"}""";

        Answer first = await api.PostAsync("/submit", Body);
        Answer second = await api.PostAsync("/submit", Body);
        Answer other = await api.PostAsync("/submit", Body.Replace("1", "2", StringComparison.Ordinal));

        Assert.Equal(first["id"], second["id"]);
        Assert.Equal((null, "true"), (first.Header("Idempotent-Replayed"), second.Header("Idempotent-Replayed")));
        Assert.Equal(
            $"The idempotency key belongs to job {first["id"]}, which asks for something else. Use another key.",
            other.Problem(409)
        );
        Assert.Single((await api.GetAsync("/jobs?type=once")).Json.GetProperty("jobs").EnumerateArray());
    }

    [Fact]
    public async Task hands_the_trace_of_the_client_on_to_the_job()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";

        Answer answer = await api.PostAsync(
            "/submit",
            """{"type":"echo"}""",
            ("traceparent", $"00-{Trace}-b7ad6b7169203331-01")
        );
        Job? job = await api.Queue.FindAsync(JobId.Parse(answer["id"]!));

        Assert.StartsWith($"00-{Trace}-", job!.Body.TraceParent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_refused_when_its_input_has_half_a_letter()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpClient client = new() { BaseAddress = new(server.Address.ToString()) };
        using StringContent body = new(
            """{"type":"echo","input":{"\ud800":["\udc00"]}}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );

        using HttpResponseMessage response = await client.PostAsync(new Uri("/submit", UriKind.Relative), body);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("123456789012345678901234567890.000000000000000000001")]
    [InlineData("\"\\u0000 | \\n \\\"\"")]
    [InlineData("\"ü 漢 🚀\"")]
    [InlineData("{\"<b>\":\"</script>\"}")]
    [InlineData("[ 1 ,\n 2 ]")]
    [InlineData("false")]
    public async Task gives_the_input_back_as_it_was_sent(string input)
    {
        string id = await api.SubmitAsync($$"""{"type":"exact","input":{{input}}}""");
        await api.FinishAsync(await api.ClaimAsync("exact"), OutcomeKind.Completed, result: input);

        Answer job = await api.GetAsync("/jobs/" + id);
        Answer list = await api.GetAsync("/jobs");

        Assert.Equal(200, list.Status);
        Assert.Equal(input, job.Json.GetProperty("input").GetRawText());
        Assert.Equal(input, job.Json.GetProperty("result").GetRawText());
    }

    [Fact]
    public async Task with_the_deepest_input_that_can_be_read_can_be_looked_up_and_listed()
    {
        string input = new string('[', 63) + new string(']', 63);

        string id = await api.SubmitAsync($$"""{"type":"echo","input":{{input}}}""");

        Assert.Equal(200, (await api.GetAsync("/jobs/" + id)).Status);
        Assert.Equal(200, (await api.GetAsync("/jobs")).Status);
    }

    [Theory]
    [InlineData("""{"type":"Echo"}""", "type", JobTypeName.Rule)]
    [InlineData("""{"type":""}""", "type", JobTypeName.Rule)]
    [InlineData("""{"type":"../x"}""", "type", JobTypeName.Rule)]
    [InlineData("""{"type":"echo","maxAttempts":0}""", "maxAttempts", "A job is tried 1 to 100 times.")]
    [InlineData("""{"type":"echo","maxAttempts":101}""", "maxAttempts", "A job is tried 1 to 100 times.")]
    [InlineData(
        """{"type":"echo","idempotencyKey":""}""",
        "idempotencyKey",
        "A key has 1 to 200 characters and none of them is a control character."
    )]
    public async Task that_can_be_none_says_which_field_is_wrong(string json, string field, string sentence)
    {
        Answer answer = await api.PostAsync("/submit", json);

        answer.Problem(400);
        Assert.Equal(sentence, answer.Json.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task with_too_large_an_input_says_how_large_it_may_be()
    {
        Answer large = await api.PostAsync("/submit", $$"""{"type":"echo","input":"{{new string('x', 270_000)}}"}""");
        Answer larger = await api.PostAsync("/submit", $$"""{"type":"echo","input":"{{new string('x', 310_000)}}"}""");

        large.Problem(400);
        Assert.Equal(
            "An input has at most 262144 bytes.",
            large.Json.GetProperty("errors").GetProperty("input")[0].GetString()
        );
        Assert.Equal("A body has at most 307200 bytes.", larger.Problem(413));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public async Task with_a_time_at_the_edge_of_the_calendar_is_a_job_or_a_problem(string time)
    {
        Answer answer = await api.PostAsync("/submit", $$"""{"type":"echo","runAt":"{{time}}"}""");

        Assert.Equal(202, answer.Status);
        Assert.Equal(200, (await api.GetAsync(answer.Header("Location")!)).Status);
        Assert.Equal(200, (await api.GetAsync("/jobs")).Status);
    }

    [Fact]
    public async Task in_pieces_is_understood()
    {
        using StreamContent content = new(new MemoryStream(Encoding.UTF8.GetBytes("""{"type":"echo"}""")));
        content.Headers.ContentType = new("application/vnd.shop+json");
        using HttpRequestMessage request = new(HttpMethod.Post, "/submit") { Content = content };
        request.Headers.TransferEncodingChunked = true;

        using HttpResponseMessage response = await api.Client.SendAsync(request);

        Assert.Equal(202, (int)response.StatusCode);
    }
}
