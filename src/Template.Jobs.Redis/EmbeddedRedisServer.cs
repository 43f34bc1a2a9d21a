using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>The server as the client in this assembly sees it.</summary>
internal sealed class EmbeddedRedisServer(RedisOptions options) : IRedisServer
{
    private readonly RespClient client = new(options);
    private readonly WakeCall waking = new(options);

    public async Task<RedisReply> EvaluateAsync(RedisScript script, string prefix, IReadOnlyList<string> arguments)
    {
        RedisReply reply = await client
            .SendAsync(["EVALSHA", script.Hash, "1", prefix, .. arguments])
            .ConfigureAwait(false);
        if (reply is RedisError { Message: var missing } && missing.StartsWith("NOSCRIPT", StringComparison.Ordinal))
            reply = await client.SendAsync(["EVAL", script.Text, "1", prefix, .. arguments]).ConfigureAwait(false);
        return reply is RedisError { Message: var message }
            ? throw new JobStoreException($"Redis at {options} could not run '{script.Name}': {message.TrimEnd('.')}.")
            : reply;
    }

    public async Task PingAsync()
    {
        if (await client.SendAsync(["PING"]).ConfigureAwait(false) is RedisError { Message: var message })
            throw new JobStoreException($"Redis at {options} refuses to answer: {message.TrimEnd('.')}.");
    }

    public Task WaitAsync(string key, TimeSpan longest, CancellationToken cancellation) =>
        waking.WaitAsync(key, longest, cancellation);

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync().ConfigureAwait(false);
        await waking.DisposeAsync().ConfigureAwait(false);
    }
}
