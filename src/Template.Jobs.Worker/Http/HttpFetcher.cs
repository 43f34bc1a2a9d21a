using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Http;

/// <summary>Fetches, and lets no server that is slow, broken or overloaded hold up more than its share.</summary>
internal sealed class HttpFetcher : IDisposable
{
    private const string IdempotencyHeader = "Idempotency-Key";
    private readonly HttpSettings settings;
    private readonly ILogger logger;
    private readonly HttpClient client;
    private readonly ServerPipelines servers;

    /// <summary>A fetcher.</summary>
    /// <param name="settings">How it fetches.</param>
    /// <param name="time">The clock of pauses, limits and circuit breakers.</param>
    /// <param name="isPrivate">Which addresses are private; those that <see cref="PrivateAddresses"/> knows if nothing is said.</param>
    /// <param name="logger">Where it tells of servers in trouble.</param>
    public HttpFetcher(
        HttpSettings settings,
        TimeProvider time,
        Func<IPAddress, bool>? isPrivate = null,
        ILogger? logger = null
    )
    {
        this.settings = settings;
        this.logger = logger ?? NullLogger.Instance;
        servers = new(settings, time, this.logger);
        GuardedConnection connection = new(settings.AllowPrivateAddresses, isPrivate ?? PrivateAddresses.Contains);
        // The address is looked at when it is connected to, after names were resolved and redirections followed.
        client = new(
            new SocketsHttpHandler
            {
                ConnectCallback = connection.ConnectAsync,
                MaxAutomaticRedirections = 5,
                UseProxy = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Fetches.</summary>
    /// <exception cref="PermanentJobException">The request can never succeed.</exception>
    /// <exception cref="HttpRequestException">The server failed; it may be better next time.</exception>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        ServerPipeline server = servers.Of(request.Uri);
        try
        {
            return await server
                .Fetches.ExecuteAsync(
                    async x => await RequestAsync(request, server.Requests, x).ConfigureAwait(false),
                    cancellation
                )
                .ConfigureAwait(false);
        }
        catch (ServerBusyException e)
        {
            logger.ServerBusy(e.Message);
            throw new HttpRequestException(e.Message, e);
        }
        catch (BrokenCircuitException e)
        {
            throw new HttpRequestException(
                $"{request.Uri.Authority} failed so often that it is left alone for a while.",
                e
            );
        }
        catch (TimeoutRejectedException e)
        {
            throw new HttpRequestException(
                $"{request.Uri.Authority} did not answer within {settings.Timeout.TotalSeconds} s.",
                e
            );
        }
        catch (HttpRequestException e) when (e.InnerException is PermanentJobException permanent)
        {
            throw new PermanentJobException(permanent.Message, e);
        }
    }

    public void Dispose()
    {
        client.Dispose();
        servers.Dispose();
    }

    private async Task<FetchResult> RequestAsync(
        FetchRequest request,
        ResiliencePipeline<HttpResponseMessage> requests,
        CancellationToken cancellation
    )
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(
            ServerPipelines.CanRepeat,
            request.Method == HttpMethod.Get || request.Method == HttpMethod.Head
        );
        try
        {
            using HttpResponseMessage response = await requests
                .ExecuteAsync(async x => await SendAsync(request, x.CancellationToken).ConfigureAwait(false), context)
                .ConfigureAwait(false);
            return await ReadAsync(request, response, cancellation).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(FetchRequest request, CancellationToken cancellation)
    {
        using HttpRequestMessage message = new(request.Method, request.Uri);
        if (request.Body != null)
            message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
        if (!request.Headers.Keys.Contains(IdempotencyHeader, StringComparer.OrdinalIgnoreCase))
            message.Headers.TryAddWithoutValidation(IdempotencyHeader, request.IdempotencyKey);
        foreach ((string name, string value) in request.Headers)
        {
            if (message.Headers.TryAddWithoutValidation(name, value) || message.Content == null)
                continue;
            message.Content.Headers.Remove(name);
            message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return await client
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation)
            .ConfigureAwait(false);
    }

    private async Task<FetchResult> ReadAsync(
        FetchRequest request,
        HttpResponseMessage response,
        CancellationToken cancellation
    )
    {
        int status = (int)response.StatusCode;
        if (ServerPipelines.IsPassing(response.StatusCode))
            throw new HttpRequestException($"{request.Uri.Authority} answered {status}.", null, response.StatusCode);
        if (!response.IsSuccessStatusCode)
            throw new PermanentJobException(
                $"{request.Uri.Authority} answered {status}: the request itself is refused."
            );
        byte[] buffer = new byte[settings.LargestAnswer + 1];
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(settings.Timeout);
        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync(late.Token).ConfigureAwait(false);
            int read = await stream
                .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, late.Token)
                .ConfigureAwait(false);
            bool isCut = read > settings.LargestAnswer;
            int kept = isCut ? settings.LargestAnswer : read;
            // No letter of UTF-8 is cut in two.
            while (isCut && kept > 0 && (buffer[kept] & 0xC0) == 0x80)
                kept--;
            return new(
                status,
                response.Content.Headers.ContentType?.MediaType,
                Encoding.UTF8.GetString(buffer, 0, kept),
                isCut
            );
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException(
                $"{request.Uri.Authority} did not send its answer within {settings.Timeout.TotalSeconds} s.",
                e
            );
        }
        catch (IOException e)
        {
            throw new HttpRequestException($"{request.Uri.Authority} broke off its answer: {e.Message}", e);
        }
    }
}
