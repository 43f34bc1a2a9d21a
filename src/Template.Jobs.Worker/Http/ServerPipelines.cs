using System.Collections.Concurrent;
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Http;

/// <summary>A time limit for each try, repetitions where they do no harm, and a circuit breaker: for each server its own.</summary>
internal sealed class ServerPipelines(HttpSettings settings, TimeProvider time)
{
    private const int MostServers = 1_000;
    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> servers = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Says in the context of a request whether it may be repeated.</summary>
    public static ResiliencePropertyKey<bool> CanRepeat { get; } = new("can-repeat");

    /// <summary>The pipeline of a server.</summary>
    public ResiliencePipeline<HttpResponseMessage> Of(Uri address)
    {
        if (servers.Count > MostServers)
            servers.Clear();
        return servers.GetOrAdd(address.Authority, _ => Make());
    }

    private ResiliencePipeline<HttpResponseMessage> Make()
    {
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = time };
        if (settings.Retries > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = settings.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromMilliseconds(200),
                    UseJitter = true,
                    ShouldHandle = x => new(x.Context.Properties.GetValue(CanRepeat, false) && IsPassing(x.Outcome)),
                }
            );
        }

        return builder
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<HttpResponseMessage>
                {
                    FailureRatio = 1,
                    MinimumThroughput = settings.BreakAfter,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = settings.BreakFor,
                    ShouldHandle = x => new(IsPassing(x.Outcome)),
                }
            )
            .AddTimeout(settings.Timeout)
            .Build();
    }

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
