using Template.Jobs.Redis.Resp;
using Template.Jobs.Redis.Tests.Servers;

namespace Template.Jobs.Redis.Tests.OnRedis;

public sealed class A_server_with_passwords : IAsyncLifetime, IDisposable
{
    private readonly ServerProcess server = RedisServer.Start("--requirepass", "hunter2/ü");

    public async Task InitializeAsync()
    {
        await using RespClient client = new(Address(":hunter2%2F%C3%BC"));
        await client.SendAsync(["ACL", "SETUSER", "anna", "on", ">swordfish", "~*", "+@all"]);
    }

    [Theory]
    [InlineData(":hunter2%2F%C3%BC")]
    [InlineData("default:hunter2%2F%C3%BC")]
    [InlineData("anna:swordfish")]
    public async Task lets_in_who_knows_one(string user)
    {
        await using RedisQueue queue = RedisQueue.Open(Address(user));

        await queue.PingAsync();
        await queue.SubmitAsync([new() { Type = "echo" }]);
    }

    [Theory]
    [InlineData(":fishsword")]
    [InlineData("anna:fishsword")]
    [InlineData("nobody:fishsword")]
    public async Task refuses_a_wrong_one_without_repeating_it(string user)
    {
        await using RedisQueue queue = RedisQueue.Open(Address(user));

        JobStoreException e = await Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync());

        Assert.Equal(
            $"Redis at redis://127.0.0.1:{server.Port}/0 refuses AUTH: WRONGPASS invalid username-password pair or user is disabled. Check user, password and database in the address.",
            e.Message
        );
        Assert.DoesNotContain("fishsword", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_who_knows_none()
    {
        await using RedisQueue queue = RedisQueue.Open(Address("anna"));

        JobStoreException e = await Assert.ThrowsAsync<JobStoreException>(async () => await queue.CountAsync());

        Assert.Contains("NOAUTH", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task gives_the_database_that_was_asked_for()
    {
        RedisOptions options = Address("anna:swordfish");
        await using RedisQueue third = RedisQueue.Open(options with { Database = 3 });
        await using RedisQueue first = RedisQueue.Open(options);
        await using RespClient client = new(options with { Database = 3 });

        await third.SubmitAsync([new() { Type = "echo" }]);

        Assert.Equal((1, 0), ((await third.CountAsync()).Queued, (await first.CountAsync()).Queued));
        Assert.Equal(1, (await client.SendAsync(["EXISTS", "{jobs}:all"])).AsNumber());
    }

    [Fact]
    public async Task has_no_database_of_that_number()
    {
        await using RedisQueue queue = RedisQueue.Open(Address("anna:swordfish") with { Database = 99 });

        JobStoreException e = await Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync());

        Assert.Contains("refuses SELECT: ERR DB index is out of range.", e.Message, StringComparison.Ordinal);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => server.Dispose();

    private RedisOptions Address(string user) => RedisOptions.Parse($"redis://{user}@127.0.0.1:{server.Port}");
}
