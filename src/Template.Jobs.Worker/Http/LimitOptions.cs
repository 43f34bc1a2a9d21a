using Polly;

namespace Template.Jobs.Worker.Http;

/// <summary>The name that a limit has in the telemetry of Polly.</summary>
internal sealed class LimitOptions : ResilienceStrategyOptions;
