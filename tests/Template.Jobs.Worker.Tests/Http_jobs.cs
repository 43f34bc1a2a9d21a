using Template.Jobs.Worker.Handlers;
using Template.Jobs.Worker.Http;

namespace Template.Jobs.Worker;

public sealed class An_http_job : IDisposable
{
    private readonly HttpFetcher fetcher = new(
        new() { AllowPrivateAddresses = true, Retries = 0 },
        TimeProvider.System
    );

    public void Dispose() => fetcher.Dispose();

    [Theory]
    [InlineData("", "GET")]
    [InlineData(",\"method\":\"post\",\"body\":\"{}\",\"headers\":{\"Accept\":\"text/plain\"}", "POST")]
    public async Task fetches(string more, string method)
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(200);

        string? result = await Leased.RunAsync(new HttpJob(fetcher), "http", $"{{\"url\":\"{server.Address}\"{more}}}");

        Assert.Equal("{\"status\":200,\"contentType\":null,\"body\":\"this is 200\",\"isCut\":false}", result);
        Assert.Equal((method, 32), (Method(server), Assert.Single(server.Requests).Headers["Idempotency-Key"].Length));
    }

    [Theory]
    [InlineData("{}", "The url is no address that can be fetched.")]
    [InlineData("{\"url\":\"example.org\"}", "The url is no address that can be fetched.")]
    [InlineData("{\"url\":\"file:///etc/passwd\"}", "The url is no address that can be fetched.")]
    [InlineData("{\"url\":\"http://a\",\"method\":\"CONNECT\"}", "The method cannot be used.")]
    [InlineData("{\"url\":\"http://a\",\"method\":\"\"}", "The method cannot be used.")]
    [InlineData("{\"url\":\"http://a\",\"verb\":\"GET\"}", "The input does not fit a 'http' job:")]
    [InlineData("{\"url\":7}", "The input does not fit a 'http' job:")]
    [InlineData("{\"url\":\"http://a\",\"headers\":{\"X\":\"1\\r\\nY: 2\"}}", "One of the headers cannot be sent")]
    [InlineData("{\"url\":\"http://a\",\"headers\":{\"X\":null}}", "One of the headers cannot be sent")]
    [InlineData("{\"url\":\"http://a\",\"headers\":{\"X\":\"ä\"}}", "One of the headers cannot be sent")]
    [InlineData("{\"url\":\"http://a\",\"headers\":{\"X Y\":\"1\"}}", "One of the headers cannot be sent")]
    [InlineData("{\"url\":\"http://a\",\"headers\":{\"\":\"1\"}}", "One of the headers cannot be sent")]
    [InlineData("{\"url\":\"http://a\",\"headers\":{\"host\":\"b\"}}", "One of the headers cannot be sent")]
    public async Task refuses_what_cannot_be_fetched(string input, string sentence) =>
        Assert.StartsWith(
            sentence,
            await Leased.RefusalAsync(new HttpJob(fetcher), "http", input),
            StringComparison.Ordinal
        );

    private static string Method(LoopbackServer server) => Assert.Single(server.Requests).Method;
}
