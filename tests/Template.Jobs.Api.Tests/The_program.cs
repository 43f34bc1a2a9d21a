using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Template.Jobs.Contract;

namespace Template.Jobs.Api.Tests;

public sealed class The_program
{
    private const string Key = "key-that-must-not-be-logged";

    [Fact]
    public async Task logs_one_JSON_object_a_line_and_nothing_secret_even_at_the_lowest_level()
    {
        using TemporaryFolder folder = new();
        int port = FreePort();
        using ApiProcess program = new([
            $"--urls=http://127.0.0.1:{port}",
            "--environment=Production",
            $"--Jobs:Spool:Folder={folder.Path}",
            "--Logging:LogLevel:Default=Trace",
            "--Logging:LogLevel:Microsoft=Trace",
            $"--Api:Keys:0={Key}",
            "--Jobs:Redis:Url=redis://user:secret-password@127.0.0.1:1/0",
        ]);
        await program.WaitForAsync("Now listening on");
        using HttpClient client = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        client.DefaultRequestHeaders.Add("X-Request-Id", "order-7");
        client.DefaultRequestHeaders.Add("Authorization", "Bearer secret-token");
        client.DefaultRequestHeaders.Add("Cookie", "session=secret-cookie");

        foreach (
            string json in (string[])
                [
                    """{"type":"echo","input":"secret-input","task":"secret-task","idempotencyKey":"secret-order"}""",
                    """{"type":"echo","secret-field":""",
                    """{"type":"echo","input":secret}""",
                    """{"type":"echo","runAt":"secret"}""",
                ]
        )
        {
            using StringContent content = new(json, mediaType: new("application/json"));
            using HttpResponseMessage _ = await client.PostAsync(new Uri("/submit", UriKind.Relative), content);
        }

        client.DefaultRequestHeaders.Remove("X-Api-Key");
        client.DefaultRequestHeaders.Add("X-Api-Key", "secret-guess-of-a-key");
        using HttpResponseMessage guess = await client.GetAsync(new Uri("/jobs", UriKind.Relative));
        client.DefaultRequestHeaders.Remove("X-Api-Key");
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        using HttpResponseMessage wrong = await client.GetAsync(
            new Uri("/jobs/nonsense?type=secret-query", UriKind.Relative)
        );
        await program.WaitForAsync("GET /jobs/nonsense answered 404");

        string[] lines = program.Output.TrimEnd('\n').Split('\n');
        JsonElement[] logs = [.. lines.Select(x => JsonDocument.Parse(x).RootElement)];
        JsonElement answered = logs.First(x =>
            Message(x).StartsWith("POST /submit answered 202", StringComparison.Ordinal)
        );
        Assert.Contains(
            answered.GetProperty("Scopes").EnumerateArray(),
            x => Message(x) == "Request order-7" && x.GetProperty("RequestId").GetString() == "order-7"
        );
        Assert.Contains(logs, x => x.GetProperty("LogLevel").GetString() == "Debug");
        Assert.DoesNotContain("System.Collections", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "secret",
            program.Output.Replace("secret-query", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Key, program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_wrong_settings_ends_with_2_and_sentences()
    {
        using ApiProcess program = new([
            "--environment=Production",
            "--Jobs:Store=paper",
            "--Api:Keys:0=0123456789abcdef",
        ]);

        Assert.Equal(2, await program.EndAsync());
        Assert.Equal(
            "The API of the job service cannot start, because its settings are wrong.\nJobs:Store is 'paper'; it must be spool or redis.\n",
            program.Output
        );
    }

    [Fact]
    public async Task asked_for_its_health_asks_the_one_that_runs()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        using ApiProcess well = new(["--check-health"], Urls(api.Address.ToString()));
        using ApiProcess away = new(["--check-health"], Urls($"http://127.0.0.1:{FreePort()}"));

        Assert.Equal((0, 1), (await well.EndAsync(), await away.EndAsync()));
        Assert.Contains("\"up\"", well.Output, StringComparison.Ordinal);
        Assert.Contains("does not answer", away.Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Urls(string address) =>
        new(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = address };

    private static string Message(JsonElement log) => log.GetProperty("Message").GetString()!;

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
