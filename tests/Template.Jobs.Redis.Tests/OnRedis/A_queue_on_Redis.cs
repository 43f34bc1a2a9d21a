using Template.Jobs.Contract;
using Template.Jobs.Redis.Tests.Servers;

namespace Template.Jobs.Redis.Tests.OnRedis;

public sealed class A_queue_on_Redis : Any_queue
{
    private readonly string prefix = Guid.NewGuid().ToString("N");

    protected override Task<IJobQueue> OpenStoreAsync(StoreRules rules) =>
        Task.FromResult<IJobQueue>(
            RedisQueue.Open(
                RedisOptions.Parse($"redis://127.0.0.1:{RedisServer.Shared.Port}") with
                {
                    Prefix = prefix,
                    Rules = rules,
                    Time = Clock,
                }
            )
        );
}
