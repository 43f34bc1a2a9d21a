using Template.Jobs.Redis.Tests.Servers;

namespace Template.Jobs.Redis.Tests.OnRedis;

public sealed class A_queue_with_foreign_data : Any_queue_with_foreign_data
{
    private protected override ServerProcess Server => RedisServer.Shared;
}
