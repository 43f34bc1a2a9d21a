using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Template.Jobs.Contract;
using Template.Jobs.Worker.Http;

namespace Template.Jobs.Worker;

public class A_server_that_holds_fetches_up
{
    private static readonly HttpSettings Settings = new()
    {
        AllowPrivateAddresses = true,
        Retries = 0,
        BreakAfter = 2,
        ServerConcurrency = 1,
        ServerQueue = 0,
    };

    [Fact]
    public async Task holds_up_no_more_than_its_share_and_no_other_server()
    {
        using CapturedLogs logs = new();
        await using SlowServer slow = await SlowServer.StartAsync();
        await using LoopbackServer other = await LoopbackServer.AnsweringAsync(200);
        using HttpFetcher fetcher = new(Settings, TimeProvider.System, logger: logs);

        Task<FetchResult> first = fetcher.FetchAsync(A_fetch.Get(slow.Address), CancellationToken.None);
        await slow.AskedAsync();
        string[] refused = [await FailureAsync(fetcher, slow.Address), await FailureAsync(fetcher, slow.Address)];
        FetchResult elsewhere = await fetcher.FetchAsync(A_fetch.Get(other.Address), CancellationToken.None);
        slow.Answer();
        await first;
        // What we refuse ourselves is no failure of the server, so that its circuit breaker stays closed.
        FetchResult later = await fetcher.FetchAsync(A_fetch.Get(slow.Address), CancellationToken.None);

        string sentence =
            $"{slow.Address.Authority} has 1 fetches of this worker at once, and 0 more wait for it already.";
        Assert.All(refused, x => Assert.Equal(sentence, x));
        Assert.Equal((200, 200), (elsewhere.Status, later.Status));
        Assert.Equal(
            2,
            logs.Lines.Count(x => x.StartsWith($"No request was sent: {sentence}", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task is_waited_for_by_as_many_as_may_wait()
    {
        await using SlowServer slow = await SlowServer.StartAsync();
        using HttpFetcher fetcher = new(Settings with { ServerQueue = 1 }, TimeProvider.System);

        Task<FetchResult> first = fetcher.FetchAsync(A_fetch.Get(slow.Address), CancellationToken.None);
        await slow.AskedAsync();
        Task<FetchResult> second = fetcher.FetchAsync(A_fetch.Get(slow.Address), CancellationToken.None);
        string third = await FailureAsync(fetcher, slow.Address);
        bool isWaiting = !second.IsCompleted;
        slow.Answer();

        Assert.EndsWith("and 1 more wait for it already.", third, StringComparison.Ordinal);
        Assert.Equal((true, 200, 200), (isWaiting, (await first).Status, (await second).Status));
    }

    [Fact]
    public async Task holds_its_share_until_the_answer_is_read()
    {
        TaskCompletionSource rest = new();
        await using LoopbackServer server = await LoopbackServer.StartAsync(async x =>
        {
            await x.Response.WriteAsync("head");
            await x.Response.Body.FlushAsync();
            await rest.Task;
        });
        using HttpFetcher fetcher = new(Settings, TimeProvider.System);

        Task<FetchResult> first = fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None);
        while (server.Requests.IsEmpty)
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        string second = await FailureAsync(fetcher, server.Address);
        rest.SetResult();

        Assert.Contains("has 1 fetches of this worker at once", second, StringComparison.Ordinal);
        Assert.Equal("head", (await first).Body);
    }

    [Fact]
    public async Task is_no_longer_waited_for_when_the_job_is_called_off()
    {
        using CancellationTokenSource stop = new();
        await using SlowServer slow = await SlowServer.StartAsync();
        using HttpFetcher fetcher = new(Settings with { ServerQueue = 1 }, TimeProvider.System);

        Task<FetchResult> first = fetcher.FetchAsync(A_fetch.Get(slow.Address), CancellationToken.None);
        await slow.AskedAsync();
        Task<FetchResult> second = fetcher.FetchAsync(A_fetch.Get(slow.Address), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        slow.Answer();
        Assert.Equal(200, (await first).Status);
    }

    private static async Task<string> FailureAsync(HttpFetcher fetcher, Uri address) =>
        (
            await Assert.ThrowsAsync<HttpRequestException>(() =>
                fetcher.FetchAsync(A_fetch.Get(address), CancellationToken.None)
            )
        ).Message;

    /// <summary>A server that answers when the test lets it.</summary>
    private sealed class SlowServer : IAsyncDisposable
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private LoopbackServer server = null!;

        public Uri Address => server.Address;

        public static async Task<SlowServer> StartAsync()
        {
            SlowServer slow = new();
            slow.server = await LoopbackServer.StartAsync(async _ =>
            {
                slow.asked.TrySetResult();
                await slow.gate.Task;
            });
            return slow;
        }

        public Task AskedAsync() => asked.Task;

        public void Answer() => gate.TrySetResult();

        public async ValueTask DisposeAsync()
        {
            Answer();
            await server.DisposeAsync();
        }
    }
}

public class A_server_with_a_rate
{
    private static readonly HttpSettings Settings = new()
    {
        AllowPrivateAddresses = true,
        Retries = 0,
        ServerQueue = 0,
    };

    [Fact]
    public async Task gets_no_more_requests_in_a_second_than_it_may()
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(200);
        await using LoopbackServer other = await LoopbackServer.AnsweringAsync(200);
        using HttpFetcher fetcher = new(Settings with { ServerPerSecond = 0.01 }, TimeProvider.System);

        await fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None);
        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() =>
            fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None)
        );
        await fetcher.FetchAsync(A_fetch.Get(other.Address), CancellationToken.None);

        Assert.Equal(
            $"{server.Address.Authority} gets 0.01 requests of this worker in a second, and 0 more wait for it already.",
            refused.Message
        );
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task makes_fetches_wait()
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(200);
        using HttpFetcher fetcher = new(Settings with { ServerPerSecond = 5, ServerQueue = 10 }, TimeProvider.System);
        long begun = TimeProvider.System.GetTimestamp();

        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None))
        );

        Assert.Equal(6, server.Requests.Count);
        Assert.True(TimeProvider.System.GetElapsedTime(begun) > TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task counts_repetitions_too()
    {
        VirtualClock clock = new();
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(500);
        using HttpFetcher fetcher = new(Settings with { ServerPerSecond = 1, Retries = 2 }, clock);

        Task<FetchResult> fetch = fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None);
        while (!fetch.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        Assert.Contains("gets 1 requests", (await Assert.ThrowsAsync<HttpRequestException>(() => fetch)).Message);
        Assert.Single(server.Requests);
    }
}

public class A_server_in_trouble
{
    [Fact]
    public async Task is_told_to_operators()
    {
        VirtualClock clock = new();
        using CapturedLogs logs = new();
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(500, 500, 200);
        HttpSettings settings = new()
        {
            AllowPrivateAddresses = true,
            Retries = 1,
            BreakAfter = 2,
        };
        using HttpFetcher fetcher = new(settings, clock, logger: logs);

        Task<FetchResult> first = fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None);
        while (!first.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => first);
        clock.Advance(settings.BreakFor);
        await fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None);

        ConcurrentQueue<string> lines = logs.Lines;
        string name = server.Address.Authority;
        Assert.Equal(3, lines.Count);
        Assert.Matches($"^The request to {name} is repeated in [0-9.]+ s, repetition 1 $", lines.ElementAt(0));
        Assert.Equal(
            [$"{name} failed again and again and is left alone for 15 s ", $"{name} answers again "],
            lines.Skip(1)
        );
    }
}
