using Template.Jobs.Hosting;

namespace Template.Jobs.Api;

/// <summary>Keeps the telemetry, where there is any, until the host ends.</summary>
internal sealed class TelemetryHolder(Telemetry? telemetry) : IDisposable
{
    public void Dispose() => telemetry?.Dispose();
}
