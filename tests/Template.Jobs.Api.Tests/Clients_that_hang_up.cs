using System.Net.Sockets;
using System.Text;

namespace Template.Jobs.Api.Tests;

public sealed class Clients_that_hang_up
{
    [Theory]
    [InlineData(
        "POST /submit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"type\":\"ec"
    )]
    [InlineData(
        "POST /submit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"typ"
    )]
    [InlineData(
        "POST /submit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"type\":\"echo\"}"
    )]
    [InlineData("GET /jobs?limit=200 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /que")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    public async Task in_mid_request_disturb_nobody(string bytes)
    {
        await using ApiServer api = await ApiServer.StartAsync();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 40),
            async (i, cancellation) =>
            {
                using TcpClient client = new();
                await client.ConnectAsync("127.0.0.1", api.Address.Port, cancellation);
                // Half of them say nothing when they go, the other half resets the connection.
                client.LingerState = new(i % 2 == 0, 0);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(bytes), cancellation);
            }
        );

        string id = await api.SubmitAsync();
        Assert.Equal(200, (await api.GetAsync("/jobs/" + id)).Status);
        Answer jobs = await api.GetAsync("/jobs?limit=200");
        // What was sent in whole may be taken, whether its sender waited or not; half of a job never is.
        Assert.All(
            jobs.Json.GetProperty("jobs").EnumerateArray(),
            x => Assert.Equal("echo", x.GetProperty("type").GetString())
        );
        Assert.Equal(200, (await api.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task while_they_wait_are_no_errors()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        for (int i = 0; i < 50; i++)
            await api.Queue.SubmitAsync([new() { Type = "echo" }]);

        for (int i = 0; i < 20; i++)
        {
            using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(i));
            try
            {
                using HttpResponseMessage response = await api.Client.GetAsync(
                    new Uri("/jobs", UriKind.Relative),
                    soon.Token
                );
            }
            catch (OperationCanceledException)
            {
                // That is what is tried.
            }
        }

        Assert.Equal(200, (await api.GetAsync("/jobs")).Status);
    }
}
