using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Template.Jobs.Worker;

/// <summary>A server on this machine that answers as a test wants, and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackServer(WebApplication app) => this.app = app;

    public ConcurrentQueue<Received> Requests { get; } = new();

    public Uri Address => new(app.Urls.Single());

    public static async Task<LoopbackServer> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication built = builder.Build();
        LoopbackServer server = new(built);
        built.Run(async context =>
        {
            server.Requests.Enqueue(await Received.OfAsync(context.Request));
            await answer(context);
        });
        await built.StartAsync();
        return server;
    }

    /// <summary>Gives one answer after the other, and the last one again and again.</summary>
    public static Task<LoopbackServer> AnsweringAsync(params int[] statuses)
    {
        int count = -1;
        return StartAsync(x =>
        {
            int status = statuses[Math.Min(Interlocked.Increment(ref count), statuses.Length - 1)];
            x.Response.StatusCode = status;
            return x.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"this is {status}"));
        });
    }

    public static Task<LoopbackServer> SayingAsync(string body, int status = 200) =>
        StartAsync(x =>
        {
            x.Response.StatusCode = status;
            return x.Response.WriteAsync(body);
        });

    public Uri At(string path) => new(Address, path);

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        // Answers that never end are cut.
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}

/// <summary>What the server was asked.</summary>
internal sealed record Received(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static async Task<Received> OfAsync(HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        return new(
            request.Method,
            request.Path,
            request.Headers.ToDictionary(x => x.Key, x => x.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync()
        );
    }
}
