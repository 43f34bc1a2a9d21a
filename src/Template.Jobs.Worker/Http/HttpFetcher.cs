using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Http;

/// <summary>Fetches with a time limit for each try, repetitions where they do no harm, and a circuit breaker for each server.</summary>
internal sealed class HttpFetcher : IDisposable
{
    private const string IdempotencyHeader = "Idempotency-Key";
    private const int MostServers = 1_000;
    private readonly HttpSettings settings;
    private readonly TimeProvider time;
    private readonly Func<IPAddress, bool> isPrivate;
    private readonly HttpClient client;
    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> servers = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>A fetcher.</summary>
    /// <param name="settings">How it fetches.</param>
    /// <param name="time">The clock of pauses, limits and circuit breakers.</param>
    /// <param name="isPrivate">Which addresses are private; those that <see cref="PrivateAddresses"/> knows if nothing is said.</param>
    public HttpFetcher(HttpSettings settings, TimeProvider time, Func<IPAddress, bool>? isPrivate = null)
    {
        this.settings = settings;
        this.time = time;
        this.isPrivate = isPrivate ?? PrivateAddresses.Contains;
        // The address is looked at when it is connected to, after names were resolved and redirections followed.
        client = new(
            new SocketsHttpHandler
            {
                ConnectCallback = ConnectAsync,
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
        if (servers.Count > MostServers)
            servers.Clear();
        ResiliencePipeline<HttpResponseMessage> server = servers.GetOrAdd(request.Uri.Authority, _ => Pipeline());
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(CanRepeat, request.Method == HttpMethod.Get || request.Method == HttpMethod.Head);
        try
        {
            using HttpResponseMessage response = await server
                .ExecuteAsync(async x => await SendAsync(request, x.CancellationToken).ConfigureAwait(false), context)
                .ConfigureAwait(false);
            return await ReadAsync(request, response, cancellation).ConfigureAwait(false);
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
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => client.Dispose();

    private static ResiliencePropertyKey<bool> CanRepeat { get; } = new("can-repeat");

    private ResiliencePipeline<HttpResponseMessage> Pipeline()
    {
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = time };
        if (settings.Retries > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = settings.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromMilliseconds(200),
                    UseJitter = true,
                    ShouldHandle = x => new(x.Context.Properties.GetValue(CanRepeat, false) && IsPassing(x.Outcome)),
                }
            );
        }

        return builder
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<HttpResponseMessage>
                {
                    FailureRatio = 1,
                    MinimumThroughput = settings.BreakAfter,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = settings.BreakFor,
                    ShouldHandle = x => new(IsPassing(x.Outcome)),
                }
            )
            .AddTimeout(settings.Timeout)
            .Build();
    }

    // What may be better next time: no answer, an answer too late, a server in trouble.
    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception switch
        {
            null => IsPassing(outcome.Result!.StatusCode),
            HttpRequestException { InnerException: PermanentJobException } => false,
            HttpRequestException or TimeoutRejectedException => true,
            _ => false,
        };

    private static bool IsPassing(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

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
        if (IsPassing(response.StatusCode))
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

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        DnsEndPoint end = context.DnsEndPoint;
        IPAddress[] addresses = IPAddress.TryParse(end.Host, out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(end.Host, cancellation).ConfigureAwait(false);
        if (!settings.AllowPrivateAddresses && addresses.Any(isPrivate))
            throw new PermanentJobException(
                $"{end.Host} is an address of this machine or of a private network, and those are not fetched. Worker:Http:AllowPrivateAddresses allows it."
            );
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
