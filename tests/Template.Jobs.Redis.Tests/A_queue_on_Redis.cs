using Template.Jobs.Contract;

namespace Template.Jobs.Redis.Tests;

public sealed class A_queue_on_Redis : Any_queue
{
    private readonly string prefix = Guid.NewGuid().ToString("N");

    protected override Task<IJobQueue> OpenStoreAsync(StoreRules rules)
    {
        if (RedisServerProcess.Shared == null)
            Skip.Because("redis-server is not installed.");
        return Task.FromResult<IJobQueue>(
            RedisQueue.Open(
                RedisOptions.Parse($"redis://127.0.0.1:{RedisServerProcess.Shared!.Port}") with
                {
                    Prefix = prefix,
                    Rules = rules,
                    Time = Clock,
                }
            )
        );
    }
}
