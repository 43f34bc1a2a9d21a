using System.Threading.RateLimiting;
using Polly;

namespace Template.Jobs.Worker.Http;

/// <summary>Lets a request to a server through when a limit for the server has room, and waits or refuses when it has none.</summary>
/// <param name="limits">The limit of each server.</param>
/// <param name="server">The server.</param>
/// <param name="refused">What is wrong when there is no room, as a sentence.</param>
internal sealed class LimitStrategy(PartitionedRateLimiter<string> limits, string server, string refused)
    : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state
    )
    {
        using RateLimitLease lease = await limits
            .AcquireAsync(server, 1, context.CancellationToken)
            .ConfigureAwait(context.ContinueOnCapturedContext);
        return lease.IsAcquired
            ? await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext)
            : Outcome.FromException<TResult>(new ServerBusyException(refused));
    }
}
