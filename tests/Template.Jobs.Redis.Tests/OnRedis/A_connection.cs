using System.Globalization;
using Template.Jobs.Redis.Resp;
using Template.Jobs.Redis.Tests.Servers;

namespace Template.Jobs.Redis.Tests.OnRedis;

public sealed class A_connection : IAsyncLifetime, IDisposable
{
    private readonly ServerProcess server = RedisServer.Start();
    private RedisQueue queue = null!;
    private RespClient other = null!;

    public Task InitializeAsync()
    {
        queue = RedisQueue.Open(Options);
        other = new(Options);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task answers_a_thousand_commands_at_once_in_their_order()
    {
        RedisReply[] replies = await Task.WhenAll(
            Enumerable.Range(0, 1_000).Select(x => other.SendAsync(["ECHO", x.ToString(CultureInfo.InvariantCulture)]))
        );

        Assert.Equal(Enumerable.Range(0, 1_000), replies.Select(x => (int)x.AsNumber()));
    }

    [Fact]
    public async Task gives_large_answers()
    {
        string large = new('ä', 1_000_000);
        await other.SendAsync(["SET", "large", large]);

        RedisReply reply = await other.SendAsync(["MGET", .. Enumerable.Repeat("large", 16)]);

        Assert.All(reply.AsList(), x => Assert.Equal(large, x.AsText()));
    }

    [Fact]
    public async Task is_made_again_when_the_server_ends_it()
    {
        await queue.PingAsync();
        await other.SendAsync(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);

        await EventuallyAsync(async () => await queue.PingAsync());
    }

    [Fact]
    public async Task is_made_again_when_the_server_comes_back()
    {
        await queue.PingAsync();
        server.Kill();
        JobStoreException e = await Assert.ThrowsAsync<JobStoreException>(async () =>
        {
            await queue.PingAsync();
            await queue.PingAsync();
        });
        server.Restart();

        await EventuallyAsync(async () => await queue.PingAsync());
        Assert.Contains(Options.ToString(), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tells_who_waits_that_the_server_has_gone()
    {
        Task waiting = queue.WaitAsync(TimeSpan.FromSeconds(20)).AsTask();
        await WaitForBlockedAsync(1);

        server.Kill();

        await Assert.ThrowsAsync<JobStoreException>(() => waiting);
    }

    [Fact]
    public async Task runs_scripts_that_the_server_has_forgotten()
    {
        await queue.SubmitAsync([new() { Type = "echo" }]);
        await other.SendAsync(["SCRIPT", "FLUSH"]);

        await queue.SubmitAsync([new() { Type = "echo" }]);

        Assert.Equal(2, (await queue.CountAsync()).Queued);
    }

    [Fact]
    public async Task wakes_all_who_wait_on_it_with_one_sign()
    {
        Task[] waiting = [.. Enumerable.Range(0, 3).Select(_ => queue.WaitAsync(TimeSpan.FromSeconds(20)).AsTask())];
        await WaitForBlockedAsync(1);

        await queue.SubmitAsync([new() { Type = "echo" }]);

        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task goes_on_waiting_for_the_others_when_one_has_had_enough()
    {
        using CancellationTokenSource stop = new();
        Task first = queue.WaitAsync(TimeSpan.FromSeconds(20), stop.Token).AsTask();
        Task second = queue.WaitAsync(TimeSpan.FromSeconds(20)).AsTask();
        await queue.WaitAsync(TimeSpan.FromMilliseconds(10));
        await WaitForBlockedAsync(1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        await queue.SubmitAsync([new() { Type = "echo" }]);
        await second.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task leaves_the_sign_to_others_when_nobody_waits_any_more()
    {
        await using RedisQueue another = RedisQueue.Open(Options);
        using CancellationTokenSource stop = new();
        Task gone = queue.WaitAsync(TimeSpan.FromSeconds(20), stop.Token).AsTask();
        await WaitForBlockedAsync(1);
        Task waiting = another.WaitAsync(TimeSpan.FromSeconds(20)).AsTask();
        await WaitForBlockedAsync(2);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await WaitForBlockedAsync(1);
        await another.SubmitAsync([new() { Type = "echo" }]);

        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        await queue.WaitAsync(TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public async Task does_not_wait_for_ever_when_it_is_to_wait_for_no_time()
    {
        await queue.WaitAsync(TimeSpan.Zero).AsTask().WaitAsync(TimeSpan.FromSeconds(4));
        await queue.WaitAsync(TimeSpan.FromTicks(1)).AsTask().WaitAsync(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task is_not_made_again_after_it_was_given_up()
    {
        RedisQueue gone = RedisQueue.Open(Options);
        await gone.PingAsync();
        Task waiting = gone.WaitAsync(TimeSpan.FromSeconds(20)).AsTask();
        await WaitForBlockedAsync(1);

        await gone.DisposeAsync();
        await gone.DisposeAsync();

        await Assert.ThrowsAsync<JobStoreException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await gone.PingAsync());
    }

    [Fact]
    public async Task stops_waiting_for_an_answer_when_it_is_told_to()
    {
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(50));
        await other.SendAsync(["CLIENT", "PAUSE", "400"]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.CountAsync(stop.Token));

        Assert.Equal(0, (await queue.CountAsync()).Queued);
    }

    public async Task DisposeAsync()
    {
        await queue.DisposeAsync();
        await other.DisposeAsync();
    }

    public void Dispose() => server.Dispose();

    private RedisOptions Options => RedisOptions.Parse($"redis://127.0.0.1:{server.Port}");

    private async Task WaitForBlockedAsync(int count)
    {
        for (int tries = 0; tries < 500; tries++)
        {
            string clients = (await other.SendAsync(["INFO", "clients"])).AsText();
            if (clients.Contains($"blocked_clients:{count}\r", StringComparison.Ordinal))
                return;
            await Task.Delay(10);
        }

        Assert.Fail($"{count} clients never waited.");
    }

    // A connection that broke may be noticed only by the next question.
    private static async Task EventuallyAsync(Func<Task> ask)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                await ask();
                return;
            }
            catch (JobStoreException) when (tries < 100)
            {
                await Task.Delay(50);
            }
        }
    }
}
