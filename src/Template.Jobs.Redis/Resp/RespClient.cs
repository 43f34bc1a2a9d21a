using System.Net.Sockets;
using System.Security.Authentication;

namespace Template.Jobs.Redis.Resp;

/// <summary>A client that connects when it is first used and again when the connection breaks.</summary>
internal sealed class RespClient(RedisOptions options) : IAsyncDisposable
{
    // A server that is down is not asked more often than this.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim connecting = new(1, 1);
#pragma warning disable CA2213 // DisposeAsync disposes it; the rule does not see through the exchange.
    private RespConnection? connection;
#pragma warning restore CA2213
    private long failedAt;
    private string? failure;
    private bool isDisposed;

    /// <summary>Sends a command.</summary>
    /// <exception cref="JobStoreException">The server does not answer, or refuses.</exception>
    public async Task<RedisReply> SendAsync(IReadOnlyList<string> command, TimeSpan? patience = null)
    {
        try
        {
            RespConnection open = connection is { IsBroken: false } ready
                ? ready
                : await ConnectAsync().ConfigureAwait(false);
            return await open.SendAsync(command, patience).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is IOException or SocketException or AuthenticationException or OperationCanceledException)
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
        if (connection is { } open)
            await open.DisposeAsync().ConfigureAwait(false);
        connecting.Dispose();
    }

    private async Task<RespConnection> ConnectAsync()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        using CancellationTokenSource late = new(options.ConnectTimeout);
        await connecting.WaitAsync(late.Token).ConfigureAwait(false);
        try
        {
            if (connection is { IsBroken: false } ready)
                return ready;
            if (failure != null && Environment.TickCount64 - failedAt < Pause.TotalMilliseconds)
                throw new JobStoreException(Sentence(failure));
            await ResetAsync().ConfigureAwait(false);
            Stream stream = await RespConnection.OpenAsync(options, late.Token).ConfigureAwait(false);
            RespConnection open = new(stream, options.Timeout);
            await GreetAsync(open).ConfigureAwait(false);
            failure = null;
            return connection = open;
        }
        catch (Exception e)
            when (e is IOException or SocketException or AuthenticationException or OperationCanceledException)
        {
            failedAt = Environment.TickCount64;
            failure = e is OperationCanceledException ? "It took too long to connect." : e.Message;
            throw new JobStoreException(Sentence(failure), e);
        }
        finally
        {
            connecting.Release();
        }
    }

    private async Task GreetAsync(RespConnection open)
    {
        if (options.Password != null)
            await DemandAsync(
                    open,
                    options.User == null ? ["AUTH", options.Password] : ["AUTH", options.User, options.Password]
                )
                .ConfigureAwait(false);
        if (options.Database != 0)
            await DemandAsync(
                    open,
                    ["SELECT", options.Database.ToString(System.Globalization.CultureInfo.InvariantCulture)]
                )
                .ConfigureAwait(false);
    }

    private async Task DemandAsync(RespConnection open, string[] command)
    {
        if (await open.SendAsync(command).ConfigureAwait(false) is not RedisError error)
            return;
        await open.DisposeAsync().ConfigureAwait(false);
        throw new JobStoreException(
            $"Redis at {options} refuses {command[0]}: {error.Message}. Check user, password and database in the address."
        );
    }

    private string Sentence(string reason) =>
        $"Redis at {options} does not answer: {reason.TrimEnd('.')}. Check that it runs and that the address is right.";
}
