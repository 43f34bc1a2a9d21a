using Template.Jobs.Redis.Tests.Servers;

namespace Template.Jobs.Redis.Tests.OnGarnet;

public sealed class A_queue_with_foreign_data : Any_queue_with_foreign_data
{
    private protected override ServerProcess Server => GarnetServer.Shared;
}
