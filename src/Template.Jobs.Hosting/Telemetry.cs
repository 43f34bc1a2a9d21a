using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Template.Jobs.Processing;

namespace Template.Jobs.Hosting;

/// <summary>Logs as JSON, and traces and metrics by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says to whom.</summary>
public sealed class Telemetry : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private Telemetry(string service)
    {
        ResourceBuilder resource = ResourceBuilder
            .CreateDefault()
            .AddService(service, serviceVersion: ProductVersion.Current.Version);
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(JobTelemetry.Name, "Microsoft.AspNetCore", "System.Net.Http")
            .AddOtlpExporter()
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(JobTelemetry.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime")
            .AddOtlpExporter()
            .Build();
    }

    /// <summary>Starts to send traces and metrics, when the settings say to whom.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="service">The name that they are sent under.</param>
    public static Telemetry? Start(IConfiguration configuration, string service) =>
        string.IsNullOrWhiteSpace(configuration[EndpointVariable]) ? null : new(service);

    /// <summary>Makes logs one JSON object in a line, with the names of the job that is being run.</summary>
    /// <param name="logging">The logs.</param>
    public static void LogAsJson(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(x =>
        {
            x.IncludeScopes = true;
            x.UseUtcTimestamp = true;
            x.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        // The console writes from a queue of its own; when it is full, jobs must not wait for a terminal.
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(x =>
            x.QueueFullMode = Microsoft.Extensions.Logging.Console.ConsoleLoggerQueueFullMode.DropWrite
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }
}
