using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
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

    private Telemetry(IConfiguration configuration, string service)
    {
        ResourceBuilder resource = ResourceBuilder
            .CreateDefault()
            .AddService(service, serviceVersion: ProductVersion.Current.Version);
        traces = Sdk.CreateTracerProviderBuilder()
            // Otherwise the exporter hears the environment alone, and not the files and flags.
            .ConfigureServices(x => x.AddSingleton(configuration))
            .SetResourceBuilder(resource)
            .AddSource(JobTelemetry.Name, "Microsoft.AspNetCore", "System.Net.Http")
            .AddOtlpExporter()
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(x => x.AddSingleton(configuration))
            .SetResourceBuilder(resource)
            .AddMeter(JobTelemetry.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime")
            .AddOtlpExporter()
            .Build();
    }

    /// <summary>Starts to send traces and metrics, when the settings say to whom.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="service">The name that they are sent under.</param>
    public static Telemetry? Start(IConfiguration configuration, string service) =>
        string.IsNullOrWhiteSpace(configuration[EndpointVariable]) ? null : new(configuration, service);

    /// <summary>Makes logs one JSON object in a line, or one line for people where <c>Logging:Format</c> is <c>text</c>.</summary>
    /// <param name="logging">The logs.</param>
    /// <param name="configuration">All settings.</param>
    /// <exception cref="SettingsException">The format is neither, or a level is none.</exception>
    public static void SetLogs(ILoggingBuilder logging, IConfiguration configuration)
    {
        Settings.ThrowIfAny(LogLevels.Problems(configuration));
        logging.ClearProviders();
        string format = configuration["Logging:Format"] ?? "json";
        if (format == "json")
        {
            logging.AddJsonConsole(x =>
            {
                x.IncludeScopes = true;
                x.UseUtcTimestamp = true;
                x.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else if (format == "text")
        {
            logging.AddSimpleConsole(x =>
            {
                x.SingleLine = true;
                x.UseUtcTimestamp = true;
                x.TimestampFormat = "HH:mm:ss.fff ";
            });
        }
        else
        {
            throw new SettingsException($"Logging:Format is '{format}'; it must be json or text.");
        }

        // The console writes from a queue of its own; when it is full, jobs must not wait for a terminal.
        logging.Services.Configure<ConsoleLoggerOptions>(x => x.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }
}
