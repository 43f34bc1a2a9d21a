using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Automation.GitHub;

/// <summary>Sends requests to the API of GitHub, again where that is safe. The token goes to the API and to nobody else.</summary>
/// <param name="connection">The repository and the token.</param>
/// <param name="patience">Whether a request is sent again.</param>
internal sealed class GitHubTransport(GitHubConnection connection, GitHubPatience patience) : IDisposable
{
    private const int Redirects = 5;
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan FilePatience = TimeSpan.FromMinutes(30);

    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            UseProxy = !connection.Api.IsLoopback,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => http.Dispose();

    /// <summary>Sends a request until there is an answer that counts.</summary>
    /// <param name="method">The method.</param>
    /// <param name="address">The whole address.</param>
    /// <param name="accept">The media type that is asked for.</param>
    /// <param name="body">Makes the body, once for each time that the request is sent; null for none.</param>
    /// <param name="save">Takes the body of a good answer; null when the answer holds it.</param>
    /// <exception cref="AutomationException">There is no answer.</exception>
    public GitHubAnswer Send(
        HttpMethod method,
        Uri address,
        string accept,
        Func<HttpContent>? body = null,
        Action<Stream>? save = null
    )
    {
        string name = $"{method} {address.AbsolutePath}";
        bool isRead = method == HttpMethod.Get || method == HttpMethod.Head;
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                GitHubAnswer answer = SendOnce(method, address, accept, body, save);
                if (!patience.Waits(answer, isRead, attempt))
                    return answer;
            }
            catch (Exception exception) when (IsOfTheConnection(exception))
            {
                bool isSafe = isRead || IsUnsent(exception);
                string problem = $"{address.Authority} did not answer {name}: {Reason(exception)}";
                if (attempt >= GitHubPatience.Retries || !isSafe)
                    throw new AutomationException(
                        $"{problem}.{(isSafe ? "" : " Whether it was done is not known.")} Look at the network and GITHUB_API_URL, and run this again.",
                        exception
                    );
                patience.WaitAgain(problem, attempt);
            }
        }
    }

    /// <summary>True when the token may be sent there: to the API, and to where the same server takes files.</summary>
    public bool IsTrusted(Uri address)
    {
        Uri api = connection.Api;
        bool isSamePort = address.Scheme == api.Scheme && address.Port == api.Port;
        string uploads = api.Host.StartsWith("api.", StringComparison.OrdinalIgnoreCase)
            ? $"uploads.{api.Host["api.".Length..]}"
            : api.Host;
        return isSamePort
            && (
                string.Equals(address.Host, api.Host, StringComparison.OrdinalIgnoreCase)
                || string.Equals(address.Host, uploads, StringComparison.OrdinalIgnoreCase)
            );
    }

    private GitHubAnswer SendOnce(
        HttpMethod method,
        Uri address,
        string accept,
        Func<HttpContent>? body,
        Action<Stream>? save
    )
    {
        using CancellationTokenSource late = new(body != null || save != null ? FilePatience : AnswerPatience);
        string name = $"{method} {address.AbsolutePath}";
        for (int redirect = 0; ; redirect++)
        {
            using HttpRequestMessage request = Request(method, address, accept);
            request.Content = body?.Invoke();
            using HttpResponseMessage response = http.Send(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                late.Token
            );
            if (method == HttpMethod.Get && Target(response, address) is { } target && redirect < Redirects)
            {
                address = target;
                continue;
            }
            using Stream stream = response.Content.ReadAsStream(late.Token);
            using MemoryStream content = new();
            if (save != null && response.IsSuccessStatusCode)
                save(stream);
            else
                stream.CopyTo(content);
            return new GitHubAnswer(name, response.StatusCode, Headers(response), content.ToArray());
        }
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address, string accept)
    {
        HttpRequestMessage request = new(method, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("build-automation", "1"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        if (IsTrusted(address))
        {
            request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connection.Token);
        }
        return request;
    }

    /// <summary>Where a redirection leads; null when the answer is none.</summary>
    private static Uri? Target(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location
            ? new Uri(address, location)
            : null;

    private static Dictionary<string, string> Headers(HttpResponseMessage response) =>
        response
            .Headers.Concat(response.Content.Headers)
            .ToDictionary(x => x.Key, x => string.Join(", ", x.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the connection failed, and not a file of this machine.</summary>
    private static bool IsOfTheConnection(Exception exception) =>
        exception is HttpRequestException or HttpIOException or OperationCanceledException
        || exception is IOException { InnerException: SocketException };

    /// <summary>True when it is certain that the request did not reach anybody.</summary>
    private static bool IsUnsent(Exception exception) =>
        exception is HttpRequestException failure
        && failure.HttpRequestError
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError;

    private static string Reason(Exception exception) =>
        exception is OperationCanceledException
            ? "it takes too long"
            : (exception.InnerException ?? exception).Message.TrimEnd('.');
}
