using System.Collections.Concurrent;
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Http;

/// <summary>Makes the pipeline of each server: bulkhead, repetitions where they do no harm, rate, circuit breaker, time limit.</summary>
internal sealed class ServerPipelines(HttpSettings settings, TimeProvider time, ILogger logger) : IDisposable
{
    private const int MostServers = 1_000;
    private readonly ServerLimits limits = new(settings);
    private readonly ConcurrentDictionary<string, ServerPipeline> servers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says in the context of a request whether it may be repeated.</summary>
    public static ResiliencePropertyKey<bool> CanRepeat { get; } = new("can-repeat");

    /// <summary>The pipeline of a server.</summary>
    public ServerPipeline Of(Uri address)
    {
        if (servers.Count > MostServers)
            servers.Clear();
        return servers.GetOrAdd(address.Authority, Make);
    }

    public void Dispose() => limits.Dispose();

    private ServerPipeline Make(string server) =>
        new(
            new ResiliencePipelineBuilder { TimeProvider = time }
                .AddStrategy(_ => limits.Bulkhead(server), new LimitOptions { Name = "bulkhead" })
                .Build(),
            MakeRequests(server)
        );

    // A limit of ours lies outside the circuit breaker, to which it would look like an answer of the server.
    private ResiliencePipeline<HttpResponseMessage> MakeRequests(string server)
    {
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = time };
        if (settings.Retries > 0)
            builder.AddRetry(Repetitions(server));
        if (limits.Rate(server) is { } rate)
            builder.AddStrategy(_ => rate, new LimitOptions { Name = "rate" });
        return builder.AddCircuitBreaker(Breaker(server)).AddTimeout(settings.Timeout).Build();
    }

    private RetryStrategyOptions<HttpResponseMessage> Repetitions(string server) =>
        new()
        {
            MaxRetryAttempts = settings.Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
            UseJitter = true,
            ShouldHandle = x => new(x.Context.Properties.GetValue(CanRepeat, false) && IsPassing(x.Outcome)),
            OnRetry = x =>
            {
                logger.RequestRepeated(server, Math.Round(x.RetryDelay.TotalSeconds, 3), x.AttemptNumber + 1);
                return default;
            },
        };

    private CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker(string server) =>
        new()
        {
            FailureRatio = 1,
            MinimumThroughput = settings.BreakAfter,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = settings.BreakFor,
            ShouldHandle = x => new(IsPassing(x.Outcome)),
            OnOpened = x =>
            {
                logger.ServerLeftAlone(server, x.BreakDuration.TotalSeconds);
                return default;
            },
            OnClosed = _ =>
            {
                logger.ServerAnswers(server);
                return default;
            },
        };

    // What may be better next time: no answer, an answer too late, a server in trouble.
    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception switch
        {
            null => IsPassing(outcome.Result!.StatusCode),
            HttpRequestException { InnerException: PermanentJobException } => false,
            HttpRequestException or TimeoutRejectedException => true,
            _ => false,
        };

    /// <summary>Whether a status may be another one next time.</summary>
    public static bool IsPassing(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
}
