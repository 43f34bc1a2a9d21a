using System.Runtime.CompilerServices;
using Microsoft.FeatureManagement;
using Template.Jobs.Api.Description;
using Template.Jobs.Api.Endpoints;
using Template.Jobs.Api.Features;
using Template.Jobs.Api.Protection;
using Template.Jobs.Hosting;

namespace Template.Jobs.Api;

/// <summary>The host: what it is made of, in the order in which a request meets it.</summary>
internal static class ApiHost
{
    /// <summary>Where it listens when nothing says otherwise: on this machine alone.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public static async Task RunAsync(string[] arguments)
    {
        WebApplication app = Build(arguments);
        await using ConfiguredAsyncDisposable disposed = app.ConfigureAwait(false);
        await app.RunAsync().ConfigureAwait(false);
    }

    public static WebApplication Build(string[] arguments)
    {
        WebApplicationBuilder builder = Configure(arguments);
        builder.WebHost.UseUrls(ListenAddress.Of(builder.Configuration, DefaultAddress));
        Telemetry.SetLogs(builder.Logging, builder.Configuration);
        ApiSettings settings = ApiSettings.Read(builder.Configuration);
        Settings.Read<FeatureSettings>(builder.Configuration, FeatureSettings.Section);
        StoreSettings store = StoreSettings.Read(builder.Configuration);
        builder.WebHost.ConfigureKestrel(x =>
        {
            x.AddServerHeader = false;
            x.Limits.MaxRequestBodySize = settings.LargestBody;
        });
        AddServices(builder, settings, store);
        WebApplication app = builder.Build();
        // Opened now, so that a store that cannot be used stops the start and not the first request.
        app.Services.GetRequiredService<IJobQueue>();
        Use(app);
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

    private static void AddServices(WebApplicationBuilder builder, ApiSettings settings, StoreSettings store)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => store.Open());
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<QueueCounts>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton(x => new TelemetryHolder(Telemetry.Start(builder.Configuration, "jobs-api")));
        services.AddFeatureManagement();
        services.AddProblemDetails(Problems.Customize);
        services.AddExceptionHandler<Problems>();
        // Otherwise the sentences about what cannot be read are there in Development alone.
        services.Configure<RouteHandlerOptions>(x => x.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(x => JobJson.Configure(x.SerializerOptions));
        // A lambda, because the generator that brings the comments in overlooks the name of a method.
        services.AddOpenApi(x => ApiDocument.Configure(x));
        services.AddCors(x => x.AddDefaultPolicy(Cors.Policy(settings)));
        services.AddRateLimiter(x => RequestRate.Configure(x, settings));
        services.AddHsts(x => x.MaxAge = TimeSpan.FromDays(365));
    }

    private static void Use(WebApplication app)
    {
        app.Services.GetRequiredService<TelemetryHolder>();
        app.UseMiddleware<ResponseHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseRouting();
        app.UseCors();
        // Before the keys are looked at, or nothing would slow down who tries them.
        app.UseRateLimiter();
        app.UseMiddleware<KeyCheck>();
        app.UseMiddleware<BodyEncoding>();
        app.MapJobs();
        app.MapDeadLetters();
        app.MapOperations();
        app.MapDashboard();
        app.MapOpenApi("/openapi/v1.json").WithMetadata(new OpenToAll());
        app.UseSwaggerUI(x => x.SwaggerEndpoint("/openapi/v1.json", "Jobs"));
    }
}
