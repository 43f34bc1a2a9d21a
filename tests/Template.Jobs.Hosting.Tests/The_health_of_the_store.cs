#pragma warning disable CA2000 // The store of these tests holds nothing.
#pragma warning disable CA2012 // A proxy hands results on as objects.
using System.Reflection;
using Template.Jobs.Contract;

namespace Template.Jobs.Hosting.Tests;

public sealed class The_health_of_the_store
{
    private readonly VirtualClock clock = new();

    [Fact]
    public async Task is_asked_for_once_in_a_second_however_many_ask()
    {
        Store store = Store.With(() => ValueTask.CompletedTask);
        using StoreHealth health = new(store.Queue, clock);

        string?[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(health.CheckAsync)));
        int soon = store.Pings;
        clock.Advance(TimeSpan.FromSeconds(1.1));
        await health.CheckAsync();

        Assert.All(answers, Assert.Null);
        Assert.Equal((1, 2), (soon, store.Pings));
    }

    [Fact]
    public async Task is_bad_with_a_reason_and_good_again_later()
    {
        bool isAway = true;
        Store store = Store.With(() => isAway ? throw new JobStoreException("Away.") : ValueTask.CompletedTask);
        using StoreHealth health = new(store.Queue, clock);

        string? bad = await health.CheckAsync();
        isAway = false;
        string? soon = await health.CheckAsync();
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(("Away.", "Away."), (bad, soon));
        Assert.Null(await health.CheckAsync());
    }

    [Fact]
    public async Task is_bad_when_the_store_hangs_and_hears_nothing()
    {
        TaskCompletionSource never = new();
        using StoreHealth health = new(Store.With(() => new(never.Task)).Queue, clock);

        Task<string?> check = health.CheckAsync();
        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("The store of jobs did not answer within 3 s.", await check.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    /// <summary>A store of which only this is known: how it answers when it is asked whether it is there.</summary>
    public class Store : DispatchProxy
    {
        private Func<ValueTask> answer = () => ValueTask.CompletedTask;
        private int pings;

        internal int Pings => pings;

        internal IJobQueue Queue => (IJobQueue)(object)this;

        internal static Store With(Func<ValueTask> answer)
        {
            Store store = (Store)(object)Create<IJobQueue, Store>();
            store.answer = answer;
            return store;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Assert.Equal(nameof(IJobQueue.PingAsync), targetMethod?.Name);
            Interlocked.Increment(ref pings);
            return answer();
        }
    }
}
