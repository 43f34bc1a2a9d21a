using Template.Jobs.Hosting;

namespace Template.Jobs.Worker;

/// <summary>Keeps the telemetry, where there is any, until the host ends.</summary>
internal sealed class TelemetryService(Telemetry? telemetry) : IHostedService, IDisposable
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => telemetry?.Dispose();
}
