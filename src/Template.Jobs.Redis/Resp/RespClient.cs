using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace Template.Jobs.Redis.Resp;

/// <summary>A client that connects when it is first used and again when the connection breaks.</summary>
internal sealed class RespClient(RedisOptions options) : IAsyncDisposable
{
    // A server that is down is not asked more often than this.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

#pragma warning disable CA2213 // DisposeAsync closes the connection behind the exchange; whoever still waits for the turn needs the semaphore.
    private readonly SemaphoreSlim connecting = new(1, 1);
    private RespConnection? connection;
#pragma warning restore CA2213
    private long failedAt;
    private string? failure;
    private bool isDisposed;

    /// <summary>Sends a command.</summary>
    /// <param name="command">Its words.</param>
    /// <param name="patience">How long to wait for the answer; as long as the options say when it is not given.</param>
    /// <param name="unless">Keeps the command back when it is cancelled before there is a connection.</param>
    /// <exception cref="JobStoreException">The server does not answer, or refuses.</exception>
    public async Task<RedisReply> SendAsync(
        IReadOnlyList<string> command,
        TimeSpan? patience = null,
        CancellationToken unless = default
    )
    {
        try
        {
            RespConnection open = connection is { IsBroken: false } ready
                ? ready
                : await ConnectAsync().ConfigureAwait(false);
            unless.ThrowIfCancellationRequested();
            return await open.SendAsync(command, patience).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new JobStoreException(Sentence(e.Message), e);
        }
    }

    /// <summary>Gives up the connection and what is on its way.</summary>
    public async ValueTask ResetAsync()
    {
        if (Interlocked.Exchange(ref connection, null) is { } open)
            await open.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        await connecting.WaitAsync().ConfigureAwait(false);
        await ResetAsync().ConfigureAwait(false);
        connecting.Release();
    }

    private async Task<RespConnection> ConnectAsync()
    {
        await connecting.WaitAsync().ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (connection is { IsBroken: false } ready)
                return ready;
            // Those who waited for an attempt that failed do not all make another one.
            if (failure != null && Environment.TickCount64 - failedAt < Pause.TotalMilliseconds)
                throw new JobStoreException(Sentence(failure));
            await ResetAsync().ConfigureAwait(false);
            RespConnection open = await OpenAsync().ConfigureAwait(false);
            failure = null;
            return connection = open;
        }
        catch (Exception e)
            when (e
                    is IOException
                        or SocketException
                        or AuthenticationException
                        or OperationCanceledException
                        or CryptographicException
                        or UnauthorizedAccessException
            )
        {
            failure = e is OperationCanceledException ? "it took too long to connect" : e.Message;
            failedAt = Environment.TickCount64;
            throw new JobStoreException(Sentence(failure), e);
        }
        finally
        {
            connecting.Release();
        }
    }

    private async Task<RespConnection> OpenAsync()
    {
        using CancellationTokenSource late = new(options.ConnectTimeout);
        Stream stream = await RespConnection.OpenAsync(options, late.Token).ConfigureAwait(false);
        RespConnection open = new(stream, options.Timeout);
        try
        {
            await RespGreeting.SendAsync(open, options).ConfigureAwait(false);
            return open;
        }
        catch
        {
            await open.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private string Sentence(string reason) =>
        $"Redis at {options} does not answer: {reason.TrimEnd('.')}. Check that it runs and that the address is right.";
}
