using System.Globalization;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>The server as the client in this assembly sees it.</summary>
internal sealed class EmbeddedRedisServer(RedisOptions options) : IRedisServer
{
    private readonly RespClient client = new(options);

    // A wait blocks a connection, so it has one of its own.
    private readonly RespClient waiting = new(options);

    public async Task<RedisReply> EvaluateAsync(RedisScript script, string prefix, IReadOnlyList<string> arguments)
    {
        RedisReply reply = await client
            .SendAsync(["EVALSHA", script.Hash, "1", prefix, .. arguments])
            .ConfigureAwait(false);
        if (reply is RedisError { Message: var missing } && missing.StartsWith("NOSCRIPT", StringComparison.Ordinal))
            reply = await client.SendAsync(["EVAL", script.Text, "1", prefix, .. arguments]).ConfigureAwait(false);
        return reply is RedisError { Message: var message } ? throw Failure(script, message) : reply;
    }

    public async Task PingAsync()
    {
        if (await client.SendAsync(["PING"]).ConfigureAwait(false) is RedisError { Message: var message })
            throw new JobStoreException($"Redis at {options} refuses to answer: {message}.");
    }

    public async Task WaitAsync(string key, TimeSpan longest, CancellationToken cancellation)
    {
        string seconds = longest.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        Task<RedisReply> sign = waiting.SendAsync(["BLPOP", key, seconds], longest + options.Timeout);
        try
        {
            await sign.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await waiting.ResetAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync().ConfigureAwait(false);
        await waiting.DisposeAsync().ConfigureAwait(false);
    }

    private JobStoreException Failure(RedisScript script, string message) =>
        new($"Redis at {options} could not run '{script.Name}': {message}.");
}
