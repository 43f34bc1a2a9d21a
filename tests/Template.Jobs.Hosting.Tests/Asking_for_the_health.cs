using Microsoft.AspNetCore.Http;

namespace Template.Jobs.Hosting.Tests;

public sealed class Asking_for_the_health
{
    [Theory]
    [InlineData(200, 0)]
    [InlineData(503, 1)]
    public async Task gives_what_the_process_says(int status, int code)
    {
        await using Loopback server = await Loopback.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/health" ? status : 404;
            return context.Response.WriteAsync("its answer");
        });
        int port = server.Address.Port;

        foreach (string host in (string[])["+", "*", "0.0.0.0", "[::]", "localhost", "127.0.0.1"])
        {
            using StringWriter output = new();
            int exit = await HealthProbe.RunAsync($"http://{host}:{port};http://localhost:1", output);
            Assert.Equal((host, code, "its answer"), (host, exit, output.ToString().Trim()));
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task says_that_nobody_answers(string addresses)
    {
        using StringWriter output = new();

        int code = await HealthProbe.RunAsync(addresses, output);

        Assert.Equal(1, code);
        Assert.NotEmpty(output.ToString());
    }
}
