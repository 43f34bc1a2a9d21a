using System.Globalization;
using System.Threading.RateLimiting;
using Polly;

namespace Template.Jobs.Worker.Http;

/// <summary>How much of this worker one server gets: so many fetches at once, and so many requests in a second.</summary>
internal sealed class ServerLimits : IDisposable
{
    private readonly HttpSettings settings;

    // These forget servers that nobody asks for, which a limiter in each pipeline would not.
    private readonly PartitionedRateLimiter<string> atOnce;
    private readonly PartitionedRateLimiter<string> perSecond;

    public ServerLimits(HttpSettings settings)
    {
        this.settings = settings;
        atOnce = Each(server => RateLimitPartition.GetConcurrencyLimiter(server, _ => AtOnce()));
        perSecond = Each(server => RateLimitPartition.GetTokenBucketLimiter(server, _ => PerSecond()));
    }

    /// <summary>The bulkhead of a server: what it holds up costs the other servers no more than its share.</summary>
    public LimitStrategy Bulkhead(string server) =>
        new(
            atOnce,
            server,
            $"{server} has {settings.ServerConcurrency} fetches of this worker at once, and {settings.ServerQueue} more wait for it already."
        );

    /// <summary>The rate of a server, or nothing where there is no limit.</summary>
    public LimitStrategy? Rate(string server) =>
        settings.ServerPerSecond > 0
            ? new(
                perSecond,
                server,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{server} gets {settings.ServerPerSecond} requests of this worker in a second, and {settings.ServerQueue} more wait for it already."
                )
            )
            : null;

    public void Dispose()
    {
        atOnce.Dispose();
        perSecond.Dispose();
    }

    private static PartitionedRateLimiter<string> Each(Func<string, RateLimitPartition<string>> limit) =>
        PartitionedRateLimiter.Create(limit, StringComparer.OrdinalIgnoreCase);

    private ConcurrencyLimiterOptions AtOnce() =>
        new() { PermitLimit = settings.ServerConcurrency, QueueLimit = settings.ServerQueue };

    // At least one token, or a rate below one in a second would never let anything through.
    private TokenBucketRateLimiterOptions PerSecond()
    {
        int burst = Math.Max(1, (int)settings.ServerPerSecond);
        return new()
        {
            TokenLimit = burst,
            TokensPerPeriod = burst,
            ReplenishmentPeriod = TimeSpan.FromSeconds(burst / settings.ServerPerSecond),
            QueueLimit = settings.ServerQueue,
        };
    }
}
