using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Template.Jobs.Contract;

namespace Template.Jobs.Worker;

/// <summary>The whole worker, on a spool of its own and a free port.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder folder;
    private readonly WebApplication app;

    private RunningWorker(TemporaryFolder folder, WebApplication app, CapturedLogs logs)
    {
        this.folder = folder;
        this.app = app;
        Logs = logs;
        Client = new() { BaseAddress = new(app.Urls.Single()) };
    }

    public CapturedLogs Logs { get; }

    public HttpClient Client { get; }

    public IJobQueue Queue => app.Services.GetRequiredService<IJobQueue>();

    public static async Task<RunningWorker> StartAsync(string[] settings, Action<IServiceCollection>? add = null)
    {
        TemporaryFolder place = new();
        CapturedLogs logs = new();
        WebApplication host = WorkerHost.Build(
            [.. Arguments(place.Path), .. settings],
            x =>
            {
                x.AddSingleton<ILoggerProvider>(logs);
                add?.Invoke(x);
            }
        );
        await host.StartAsync();
        return new(place, host, logs);
    }

    public static string[] Arguments(string folder) =>
        [
            "--environment",
            "Production",
            "--Urls",
            "http://127.0.0.1:0",
            "--Jobs:Spool:Folder",
            folder,
            "--Jobs:Spool:Durability",
            "None",
        ];

    /// <summary>Submits a job and waits for its end.</summary>
    public Task<Job> RunAsync(string type, string input, string? task = null) =>
        RunAsync(
            new()
            {
                Type = type,
                Input = input,
                Task = task,
                MaxAttempts = 1,
            }
        );

    public async Task<Job> RunAsync(JobSubmission submission)
    {
        JobId id = (await Queue.SubmitAsync([submission]))[0].Id;
        return await WaitAsync(id, x => x.FinishedAt != null);
    }

    public async Task<Job> WaitAsync(JobId id, Func<Job, bool> isThere)
    {
        using CancellationTokenSource late = new(Patience);
        while (true)
        {
            Job job = (await Queue.FindAsync(id, late.Token))!;
            if (isThere(job))
                return job;
            await Task.Delay(10, late.Token);
        }
    }

    /// <summary>What the small server of the worker says.</summary>
    public Task<string> GetAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Tells it to stop, as SIGTERM does.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
