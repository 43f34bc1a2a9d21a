using System.Text;

namespace Template.Jobs.Api.Tests;

public sealed class Requests_that_cannot_be_read(RunningApi running) : IClassFixture<RunningApi>
{
    private readonly ApiServer api = running.Server;

    private const string Fields = "type, task, input, priority, idempotencyKey, runAt, maxAttempts";

    [Theory]
    [InlineData(
        """{"type":"echo","foo":1}""",
        $"There is no field 'foo' at line 1, position 22. The fields are {Fields}."
    )]
    [InlineData(
        """{"type":"echo","a b.c":1}""",
        $"There is no field 'a b.c' at line 1, position 24. The fields are {Fields}."
    )]
    [InlineData(
        "{\n  \"typ\": \"echo\"\n}",
        $"There is no field 'typ' at line 2, position 9. The fields are {Fields}."
    )]
    [InlineData("{}", $"The field 'type' is missing. The fields are {Fields}.")]
    [InlineData("[]", $"The body must be a JSON object with the fields {Fields}.")]
    [InlineData("\"echo\"", $"The body must be a JSON object with the fields {Fields}.")]
    [InlineData("""{"type":1}""", "The field 'type' does not fit at line 1, position 10: it must be a text.")]
    [InlineData(
        """{"type":"echo","task":[]}""",
        "The field 'task' does not fit at line 1, position 24: it must be a text."
    )]
    [InlineData(
        """{"type":"echo","priority":"urgent"}""",
        "The field 'priority' does not fit at line 1, position 35: it must be normal or high."
    )]
    [InlineData(
        """{"type":"echo","Priority":1}""",
        "The field 'priority' does not fit at line 1, position 28: it must be normal or high."
    )]
    [InlineData(
        """{"type":"echo","runAt":"tomorrow"}""",
        "The field 'runAt' does not fit at line 1, position 34: it must be a time, as in 2030-01-31T12:00:00Z."
    )]
    [InlineData(
        """{"type":"echo","runAt":"0001-01-01T00:00:00+14:00"}""",
        "The field 'runAt' does not fit at line 1, position 51: it must be a time, as in 2030-01-31T12:00:00Z."
    )]
    [InlineData(
        """{"type":"echo","maxAttempts":1e400}""",
        "The field 'maxAttempts' does not fit at line 1, position 35: it must be a whole number."
    )]
    [InlineData(
        """{"type":"echo","maxAttempts":"3"}""",
        "The field 'maxAttempts' does not fit at line 1, position 33: it must be a whole number."
    )]
    [InlineData(
        """{"type":"echo","type":"http"}""",
        "A field is there twice at line 1, position 29, in or under 'type'."
    )]
    [InlineData(
        """{"type":"echo","task":"\ud800"}""",
        "The body has a text that is not Unicode at line 1, position 31."
    )]
    [InlineData(
        """{"type":"echo",}""",
        "The body is no JSON at line 1, position 16. The JSON object contains a trailing comma at the end which is not supported in this mode."
    )]
    [InlineData(
        """{"type":"echo"} x""",
        "The body is no JSON at line 1, position 17. 'x' is invalid after a single JSON value. Expected end of data."
    )]
    [InlineData(
        """{"type":"echo" """,
        "The body is no JSON at line 1, position 16. Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed."
    )]
    [InlineData(
        "nonsense",
        "The body is no JSON at line 1, position 2. 'nonsense' is an invalid JSON literal. Expected the literal 'null'."
    )]
    [InlineData("", "The body is empty. It must be a JSON object, as in {\"type\":\"echo\"}.")]
    [InlineData("null", "The body is empty. It must be a JSON object, as in {\"type\":\"echo\"}.")]
    public async Task say_what_is_wrong_and_where(string json, string sentence)
    {
        Assert.Equal(sentence, (await api.PostAsync("/submit", json)).Problem(400));
    }

    [Fact]
    public async Task because_a_name_is_there_twice_in_the_input_are_refused()
    {
        string sentence = (await api.PostAsync("/submit", """{"type":"echo","input":{"a":1,"a":2}}""")).Problem(400);

        Assert.StartsWith("A field is there twice", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task because_they_are_nested_too_deep_are_refused()
    {
        string deep = new string('[', 100_000) + new string(']', 100_000);

        string sentence = (await api.PostAsync("/submit", $$"""{"type":"echo","input":{{deep}}}""")).Problem(400);

        Assert.Contains("The maximum configured depth of 64 has been exceeded.", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("input")]
    [InlineData("task")]
    [InlineData("type")]
    [InlineData("\u00ff")]
    public async Task because_they_are_not_UTF_8_are_refused(string field)
    {
        byte[] bytes = Encoding.Latin1.GetBytes($$"""{"type":"echo","{{field}}":"{{"\u00ff\u00fe"}}"}""");

        Answer answer = await api.SendAsync("POST", "/submit", bytes);

        Assert.NotEmpty(answer.Problem(400));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=bogus")]
    [InlineData(null)]
    public async Task because_they_are_no_JSON_by_their_own_account_are_refused(string? mediaType)
    {
        Answer answer = await api.SendAsync("POST", "/submit", """{"type":"echo"}"""u8.ToArray(), mediaType);

        Assert.Equal("The body must be JSON in UTF-8: send Content-Type: application/json.", answer.Problem(415));
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404, "There is nothing under this address. /swagger shows what there is.")]
    [InlineData(
        "GET",
        "/jobs/nowhere/at/all",
        404,
        "There is nothing under this address. /swagger shows what there is."
    )]
    [InlineData("PUT", "/jobs", 405, "This address does not know that method. /swagger shows which it knows.")]
    [InlineData("GET", "/submit", 405, "This address does not know that method. /swagger shows which it knows.")]
    [InlineData("GET", "/jobs?limit=many", 400, "'many' does not fit 'limit', which must be a whole number.")]
    [InlineData(
        "GET",
        "/jobs?limit=99999999999",
        400,
        "'99999999999' does not fit 'limit', which must be a whole number."
    )]
    [InlineData("GET", "/dead-letter?limit=1.5", 400, "'1.5' does not fit 'limit', which must be a whole number.")]
    [InlineData("GET", "/jobs/nonsense", 404, "There is no job 'nonsense'. It may be so old that it is forgotten.")]
    [InlineData("DELETE", "/jobs/nonsense", 404, "There is no job 'nonsense'. It may be so old that it is forgotten.")]
    [InlineData(
        "POST",
        "/jobs/nonsense/retry",
        404,
        "There is no job 'nonsense'. It may be so old that it is forgotten."
    )]
    [InlineData("GET", "/jobs/%ff", 404, "There is no job '%ff'. It may be so old that it is forgotten.")]
    public async Task because_of_their_address_say_so(string method, string path, int status, string sentence)
    {
        Assert.Equal(sentence, (await api.SendAsync(method, path)).Problem(status));
    }

    [Theory]
    [InlineData(
        "status",
        "gone",
        "'gone' is no state. There are: queued, scheduled, running, completed, failed, dead, cancelled."
    )]
    [InlineData(
        "status",
        "1",
        "'1' is no state. There are: queued, scheduled, running, completed, failed, dead, cancelled."
    )]
    [InlineData("type", "No%20type", JobTypeName.Rule)]
    [InlineData("limit", "0", "A page has 1 to 200 jobs.")]
    [InlineData("limit", "201", "A page has 1 to 200 jobs.")]
    [InlineData("after", "x", "'x' is not the id of a job. Use 'next' of the page before.")]
    public async Task because_of_a_wrong_filter_say_which(string name, string value, string sentence)
    {
        Answer answer = await api.GetAsync($"/jobs?{name}={value}");

        answer.Problem(400);
        Assert.Equal(sentence, answer.Json.GetProperty("errors").GetProperty(name)[0].GetString());
    }

    [Theory]
    [InlineData("""{"limit":0}""", "limit", "1 to 100000 jobs are replayed at once.")]
    [InlineData("""{"type":"No type"}""", "type", JobTypeName.Rule)]
    public async Task because_of_a_wrong_replay_say_which_field(string json, string field, string sentence)
    {
        Answer answer = await api.PostAsync("/dead-letter/replay", json);

        answer.Problem(400);
        Assert.Equal(sentence, answer.Json.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task because_of_an_unknown_field_replay_nothing()
    {
        string sentence = (await api.PostAsync("/dead-letter/replay", """{"typ":"echo"}""")).Problem(400);

        Assert.Equal("There is no field 'typ' at line 1, position 8. The fields are type, limit.", sentence);
    }
}
