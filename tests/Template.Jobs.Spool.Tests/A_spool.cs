using Template.Jobs.Contract;

namespace Template.Jobs.Spool.Tests;

#pragma warning disable CA1001 // xunit calls DisposeAsync.
public sealed class A_spool : Any_queue
#pragma warning restore CA1001
{
    private readonly TemporaryFolder folder = new();

    protected override Task<IJobQueue> OpenStoreAsync(StoreRules rules) =>
        Task.FromResult<IJobQueue>(
            SpoolQueue.Open(
                folder.Path,
                new()
                {
                    Durability = SpoolDurability.None,
                    Rules = rules,
                    Time = Clock,
                }
            )
        );

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
