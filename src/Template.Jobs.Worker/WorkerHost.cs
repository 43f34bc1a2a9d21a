using System.Runtime.CompilerServices;
using Template.Jobs.Hosting;
using Template.Jobs.Worker.Ai;
using Template.Jobs.Worker.Handlers;
using Template.Jobs.Worker.Http;

namespace Template.Jobs.Worker;

/// <summary>The host: a worker, and a small server that tells how it is.</summary>
internal static class WorkerHost
{
    /// <summary>Where it listens when nothing says otherwise: on this machine alone.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5081";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] arguments, Action<IServiceCollection>? add = null)
    {
        WebApplication app = Build(arguments, add);
        await using ConfiguredAsyncDisposable disposed = app.ConfigureAwait(false);
        WorkerService worker = app.Services.GetRequiredService<WorkerService>();
        try
        {
            await app.RunAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (worker.ExecuteTask is { IsFaulted: true })
        {
            // It failed while the host still started.
        }

        // The host has logged why, and ends as if it had been told to.
        return worker.ExecuteTask is { IsFaulted: true } ? 1 : 0;
    }

    /// <summary>Builds the host.</summary>
    /// <param name="arguments">The command line: settings, as in <c>--Worker:Drain 00:00:05</c>.</param>
    /// <param name="add">Adds or replaces services; tests run handlers of their own by it.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    /// <exception cref="JobStoreException">The store cannot be opened.</exception>
    public static WebApplication Build(string[] arguments, Action<IServiceCollection>? add = null)
    {
        WebApplicationBuilder builder = Configure(arguments);
        builder.WebHost.UseUrls(ListenAddress.Of(builder.Configuration, DefaultAddress));
        Telemetry.SetLogs(builder.Logging, builder.Configuration);
        builder.WebHost.ConfigureKestrel(x => x.AddServerHeader = false);
        WorkerSettings settings = WorkerSettings.Read(builder.Configuration);
        StoreSettings store = StoreSettings.Read(builder.Configuration);
        AddServices(builder, settings, store);
        add?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        Settings.ThrowIfAny(settings.TypeProblems(app.Services.GetServices<JobRegistration>().Select(x => x.Type)));
        // Opened now, so that a store that cannot be used stops the start and not the first job.
        app.Services.GetRequiredService<IJobQueue>();
        app.MapHealth();
        return app;
    }

    /// <summary>Reads files, environment and flags.</summary>
    /// <param name="arguments">The command line.</param>
    public static WebApplicationBuilder Configure(string[] arguments) =>
        WebApplication.CreateBuilder(
            // The settings lie beside the program, wherever it is started.
            new WebApplicationOptions
            {
                Args = [.. arguments.Where(x => x != HealthProbe.Argument)],
                ContentRootPath = AppContext.BaseDirectory,
            }
        );

    private static void AddServices(WebApplicationBuilder builder, WorkerSettings settings, StoreSettings store)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => store.Open());
        services.AddSingleton<StoreHealth>();
        services.AddSingleton(_ => AiProviders.Create(settings.Ai));
        services.AddSingleton(x => new HttpFetcher(
            settings.Http,
            x.GetRequiredService<TimeProvider>(),
            logger: x.GetRequiredService<ILogger<HttpFetcher>>()
        ));
        // A job type is a class, which may take services by its constructor, and a line here.
        services.AddJob<EchoJob>("echo");
        //#if (hasFizzBuzz)
        services.AddJob<FizzBuzzJob>("fizzbuzz");
        //#endif
        services.AddJob<HttpJob>("http");
        services.AddJob<AiJob>("ai");
        services.AddProblemDetails();
        services.AddHostedService(_ => new TelemetryService(Telemetry.Start(builder.Configuration, "jobs-worker")));
        services.AddSingleton<WorkerService>();
        services.AddHostedService(x => x.GetRequiredService<WorkerService>());
        services.Configure<HostOptions>(x => x.ShutdownTimeout = settings.Drain + Grace);
    }
}
