using StackExchange.Redis;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>The server as StackExchange.Redis sees it. It shares one connection, which a blocking command must not hold up.</summary>
internal sealed class StackExchangeRedisServer(RedisOptions options) : IRedisServer
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly StackExchangeConnection connection = new(options);

    public Task<RedisReply> EvaluateAsync(RedisScript script, string prefix, IReadOnlyList<string> arguments) =>
        AskAsync(
            $"could not run '{script.Name}'",
            async database =>
                Reply(
                    await database
                        .ScriptEvaluateAsync(
                            script.Text,
                            new RedisKey[] { prefix },
                            arguments.Select(x => (RedisValue)x).ToArray()
                        )
                        .ConfigureAwait(false)
                )
        );

    public Task PingAsync() =>
        AskAsync("refuses to answer", async database => await database.PingAsync().ConfigureAwait(false));

    public async Task WaitAsync(string key, TimeSpan longest, CancellationToken cancellation)
    {
        long end = Environment.TickCount64 + (long)longest.TotalMilliseconds;
        while (Environment.TickCount64 < end)
        {
            await Task.Delay(Look < longest ? Look : longest, cancellation).ConfigureAwait(false);
            RedisValue sign = await AskAsync(
                    "refuses to wait for jobs",
                    async database => await database.ListLeftPopAsync(key).ConfigureAwait(false)
                )
                .ConfigureAwait(false);
            if (!sign.IsNull)
                return;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<T> AskAsync<T>(string refusal, Func<IDatabase, Task<T>> question)
    {
        try
        {
            return await question(await connection.OpenAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (RedisServerException e)
        {
            throw new JobStoreException($"Redis at {options} {refusal}: {e.Message.TrimEnd('.')}.", e);
        }
        catch (Exception e) when (e is RedisException or RedisCommandException or TimeoutException)
        {
            throw new JobStoreException(
                $"Redis at {options} does not answer: {e.Message.TrimEnd('.')}. Check that it runs and that the address is right.",
                e
            );
        }
    }

    private static RedisReply Reply(RedisResult result) =>
        result.IsNull
            ? RedisNothing.Value
            : result.Resp2Type switch
            {
                ResultType.Array => new RedisList([.. ((RedisResult[]?)result ?? []).Select(Reply)]),
                ResultType.Integer => new RedisNumber((long)result),
                _ => new RedisText((byte[]?)result ?? []),
            };
}
