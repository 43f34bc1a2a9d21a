using System.Globalization;

namespace Template.Jobs.Redis.Resp;

/// <summary>
/// Waits for a sign on a connection of its own, which a wait blocks. Whoever waits meanwhile shares the wait: on one
/// connection a second one would only begin when the first has ended.
/// </summary>
internal sealed class WakeCall(RedisOptions options) : IAsyncDisposable
{
    // A server takes nought for ever.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly RespClient client = new(options);
    private readonly Lock gate = new();
    private Call? current;

    /// <summary>Waits until a list has an element, and takes it.</summary>
    /// <exception cref="JobStoreException">The server does not answer, or refuses.</exception>
    public async Task WaitAsync(string key, TimeSpan longest, CancellationToken cancellation)
    {
        (Call call, bool isMine) = Join(key, longest > Shortest ? longest : Shortest);
        try
        {
            // Whose call it is waits for the server to end it.
            RedisReply sign = await call
                .Sign.WaitAsync(isMine ? Timeout.InfiniteTimeSpan : longest, cancellation)
                .ConfigureAwait(false);
            if (sign is RedisError { Message: var message })
                throw new JobStoreException($"Redis at {options} refuses to wait for jobs: {message.TrimEnd('.')}.");
        }
        catch (TimeoutException)
        {
            // The others go on waiting.
        }
        finally
        {
            Leave(call, out ValueTask ended);
            await ended.ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync() => await client.DisposeAsync().ConfigureAwait(false);

    private (Call Call, bool IsMine) Join(string key, TimeSpan longest)
    {
        lock (gate)
        {
            bool isMine = current is not { Sign.IsCompleted: false };
            if (isMine)
            {
                CancellationTokenSource stop = new();
                string seconds = longest.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
                current = new(client.SendAsync(["BLPOP", key, seconds], longest + options.Timeout, stop.Token), stop);
            }

            current!.Waiting++;
            return (current, isMine);
        }
    }

    // A call that nobody waits for any more would take the sign that is meant for somebody else.
    private void Leave(Call call, out ValueTask ended)
    {
        ended = default;
        lock (gate)
        {
            if (--call.Waiting > 0)
                return;
            if (call == current)
                current = null;
            call.Stop.Cancel();
            call.Stop.Dispose();
            if (!call.Sign.IsCompleted)
                ended = client.ResetAsync();
        }
    }

    private sealed class Call(Task<RedisReply> sign, CancellationTokenSource stop)
    {
        public Task<RedisReply> Sign => sign;

        public CancellationTokenSource Stop => stop;

        public int Waiting { get; set; }
    }
}
