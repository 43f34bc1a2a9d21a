using StackExchange.Redis;

namespace Template.Jobs.Redis;

/// <summary>A connection that is made when it is first used; the library makes it again when it breaks.</summary>
internal sealed class StackExchangeConnection(RedisOptions options) : IAsyncDisposable
{
#pragma warning disable CA2213 // Whoever still waits for the turn when it is disposed needs the semaphore.
    private readonly SemaphoreSlim connecting = new(1, 1);
#pragma warning restore CA2213
    private ConnectionMultiplexer? connection;
    private bool isDisposed;

    /// <summary>The database that the options name.</summary>
    /// <exception cref="RedisException">The server does not answer, or refuses.</exception>
    public async Task<IDatabase> OpenAsync()
    {
        if (connection is { } open)
            return open.GetDatabase(options.Database);
        await connecting.WaitAsync().ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            connection ??= await ConnectionMultiplexer.ConnectAsync(Configuration()).ConfigureAwait(false);
            return connection.GetDatabase(options.Database);
        }
        finally
        {
            connecting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connecting.WaitAsync().ConfigureAwait(false);
        isDisposed = true;
        ConnectionMultiplexer? open = Interlocked.Exchange(ref connection, null);
        connecting.Release();
        if (open != null)
            await open.CloseAsync().ConfigureAwait(false);
        open?.Dispose();
    }

    private ConfigurationOptions Configuration()
    {
        ConfigurationOptions configuration = new()
        {
            // The caller is told that the server is down and tries again; the library would keep the question.
            AbortOnConnectFail = true,
            BacklogPolicy = BacklogPolicy.FailFast,
            ConnectRetry = 1,
            ConnectTimeout = (int)options.ConnectTimeout.TotalMilliseconds,
            AsyncTimeout = (int)options.Timeout.TotalMilliseconds,
            SyncTimeout = (int)options.Timeout.TotalMilliseconds,
            User = options.User,
            Password = options.Password,
            Ssl = options.UsesTls,
        };
        if (options.UsesTls)
            configuration.SslClientAuthenticationOptions = _ => options.TlsOptions();
        configuration.EndPoints.Add(options.Host, options.Port);
        return configuration;
    }
}
