using Template.Jobs.Redis;
using Template.Jobs.Spool;

namespace Template.Jobs.Load;

/// <summary>Opens what the command line names.</summary>
internal static class Stores
{
    private const string Spool = "spool:";
    private const string DurableSpool = "durable-spool:";

    public static IJobQueue Open(string store) =>
        store.StartsWith(Spool, StringComparison.Ordinal)
            ? SpoolQueue.Open(store[Spool.Length..], new() { Durability = SpoolDurability.None })
        : store.StartsWith(DurableSpool, StringComparison.Ordinal)
            ? SpoolQueue.Open(store[DurableSpool.Length..], new() { Durability = SpoolDurability.Everything })
        : RedisQueue.Open(RedisOptions.Parse(store));
}
