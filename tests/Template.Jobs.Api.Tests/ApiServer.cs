using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Template.Jobs.Contract;

namespace Template.Jobs.Api.Tests;

/// <summary>The API as users run it, on a free port of the loopback, with a spool of its own.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private readonly TemporaryFolder folder = new();
    private readonly WebApplication app;

    private ApiServer(string[] flags)
    {
        app = ApiHost.Build([
            .. DefaultFlags,
            "--environment=Production",
            $"--Jobs:Spool:Folder={SpoolFolder}",
            "--Logging:LogLevel:Default=None",
            "--Logging:LogLevel:Microsoft=None",
            .. flags,
        ]);
    }

    public static IReadOnlyList<string> DefaultFlags { get; } =
    [
        "--urls=http://127.0.0.1:0",
        "--Jobs:Spool:Durability=None",
        "--Api:AllowWithoutKeyOnLoopback=true",
        "--Api:RequestsPerSecond=0",
    ];

    public string SpoolFolder => Path.Combine(folder.Path, "spool");

    public Uri Address { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public IConfiguration Configuration => app.Configuration;

    public IServiceProvider Services => app.Services;

    public IJobQueue Queue => app.Services.GetRequiredService<IJobQueue>();

    public static async Task<ApiServer> StartAsync(params string[] flags)
    {
        ApiServer server = new(flags);
        await server.app.StartAsync();
        server.Address = new(server.app.Urls.First());
        server.Client = new() { BaseAddress = server.Address };
        return server;
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync("GET", path, null, headers: headers);

    public Task<Answer> PostAsync(string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync("POST", path, json == null ? null : Encoding.UTF8.GetBytes(json), headers: headers);

    public Task<Answer> DeleteAsync(string path) => SendAsync("DELETE", path);

    public async Task<Answer> SendAsync(
        string method,
        string path,
        byte[]? body = null,
        string? mediaType = "application/json",
        params (string Name, string Value)[] headers
    )
    {
        using HttpRequestMessage request = new(new(method), path);
        if (body != null)
        {
            request.Content = new ByteArrayContent(body);
            if (mediaType != null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using HttpResponseMessage response = await Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    /// <summary>What a request is answered when something throws.</summary>
    public async Task<(int Status, string Text)> HandleAsync(Exception exception)
    {
        IExceptionHandler handler = Services.GetServices<IExceptionHandler>().Single();
        using MemoryStream body = new();
        DefaultHttpContext context = new() { RequestServices = Services };
        context.Response.Body = body;
        Assert.True(await handler.TryHandleAsync(context, exception, CancellationToken.None));
        await context.Response.BodyWriter.FlushAsync();
        return (
            context.Response.StatusCode,
            Encoding.UTF8.GetString(body.ToArray()).Replace("\\u0027", "'", StringComparison.Ordinal)
        );
    }

    /// <summary>Submits a job and tells its id.</summary>
    public async Task<string> SubmitAsync(string json = """{"type":"echo"}""")
    {
        Answer answer = await PostAsync("/submit", json);
        Assert.True(answer.Status == 202, answer.Text);
        return answer["id"]!;
    }

    /// <summary>Leases the oldest job of a type, as a worker does.</summary>
    public async Task<LeasedJob> ClaimAsync(string type = "echo") =>
        Assert.Single(await Queue.ClaimAsync(new("one", Lease, [new(type, 1)], 1)));

    /// <summary>Ends a job, as a worker does.</summary>
    public async Task FinishAsync(LeasedJob job, OutcomeKind kind, string? result = null, string? error = null) =>
        Assert.True(
            Assert.Single(
                await Queue.FinishAsync([
                    new(job.Lease, job.Body.Type, job.Attempt, kind)
                    {
                        Worker = "one",
                        Result = result,
                        Error = error,
                        RetryAt = kind == OutcomeKind.Retry ? DateTimeOffset.UtcNow.AddHours(1) : null,
                    },
                ])
            )
        );

    /// <summary>Submits a job that is dead, and tells its id.</summary>
    public async Task<string> SubmitDeadAsync(string type = "echo")
    {
        string id = await SubmitAsync($$"""{"type":"{{type}}","maxAttempts":1}""");
        await FinishAsync(await ClaimAsync(type), OutcomeKind.Dead, error: "no luck");
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
