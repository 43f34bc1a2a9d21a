using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Takes each request: who sent it, whether it is to fail, which part answers.</summary>
/// <param name="host">The server.</param>
/// <param name="people">Who has a token.</param>
/// <param name="notes">Look at the branches before each request.</param>
internal sealed class LoopbackDispatch(
    LoopbackHost host,
    LoopbackPeople people,
    IReadOnlyList<Action<IReadOnlyDictionary<string, string>>> notes
)
{
    private readonly List<LoopbackExchange> exchanges = [];

    /// <summary>Requests are answered one after the other.</summary>
    public Lock Gate { get; } = new();

    public LoopbackRoutes Routes { get; } = new();

    public LoopbackFaults Faults { get; } = new();

    public IReadOnlyList<LoopbackExchange> Requests()
    {
        lock (Gate)
            return [.. exchanges];
    }

    /// <summary>Looks at what was pushed.</summary>
    public void Synchronize()
    {
        Dictionary<string, string> branches = host.Git.Branches();
        foreach (Action<IReadOnlyDictionary<string, string>> note in notes)
            note(branches);
    }

    public void Answer(HttpListenerContext context)
    {
        using MemoryStream content = new();
        try
        {
            context.Request.InputStream.CopyTo(content);
            LoopbackAnswer answer;
            lock (Gate)
            {
                (answer, string? login) = Answer(context.Request, content.ToArray());
                exchanges.Add(
                    new LoopbackExchange(
                        context.Request.HttpMethod,
                        context.Request.RawUrl ?? "",
                        login,
                        Text(context.Request.ContentType, content.ToArray()),
                        answer.Status,
                        Text(answer.Type, answer.Content)
                    )
                );
            }
            Write(context.Response, answer);
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException)
        {
            // Who asked has gone.
        }
    }

    private (LoopbackAnswer Answer, string? Login) Answer(HttpListenerRequest http, byte[] content)
    {
        string method = http.HttpMethod;
        string path = http.Url!.AbsolutePath;
        string token = (http.Headers["Authorization"] ?? "").Split(' ')[^1];
        if (people.ByToken(token) is not { } person)
            return (
                LoopbackAnswer.Refused(401, token.Length == 0 ? "Requires authentication" : "Bad credentials"),
                null
            );
        (Func<LoopbackRequest, LoopbackAnswer> Handler, IReadOnlyDictionary<string, string> Values)? route =
            Routes.Find(method, path);
        LoopbackRequest request = new(method, path, person.Login, person.Access, content)
        {
            Body = Parse(content),
            Accept = http.Headers["Accept"] ?? "",
            Address = http.Url.GetLeftPart(UriPartial.Path),
            Headers = http.Headers,
            Parameters = http.QueryString,
            Values = route?.Values ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };
        if (Faults.Take(method, path) is { } fault)
        {
            // https://docs.github.com/rest/releases/assets: an upload that fails with 502 may leave an asset that is not whole.
            if (fault.Status == 502 && path.EndsWith("/assets", StringComparison.Ordinal))
                route?.Handler(request with { Accept = LoopbackReleases.Half });
            return (fault, person.Login);
        }
        if (route == null)
            return (LoopbackAnswer.Missing, person.Login);
        Synchronize();
        try
        {
            return (Refusal(request) ?? route.Value.Handler(request), person.Login);
        }
        catch (Exception exception) when (exception is AutomationException or InvalidOperationException)
        {
            return (LoopbackAnswer.Refused(500, exception.Message), person.Login);
        }
    }

    /// <summary>Why the token may not ask for this; null when it may.</summary>
    private LoopbackAnswer? Refusal(LoopbackRequest request)
    {
        if (!request.Values.TryGetValue("owner", out string? owner))
            return null;
        bool isThere =
            string.Equals(owner, host.Owner, StringComparison.OrdinalIgnoreCase)
            && string.Equals(request.Value("repo"), host.Name, StringComparison.OrdinalIgnoreCase);
        return !isThere || request.Access == LoopbackAccess.None ? LoopbackAnswer.Missing
            : request.Method != "GET" && request.Access < LoopbackAccess.Write
                ? LoopbackAnswer.Refused(403, "Resource not accessible by personal access token")
            : null;
    }

    private static void Write(HttpListenerResponse response, LoopbackAnswer answer)
    {
        if (answer.Status == 0)
        {
            // A length that is not kept: without one, the framework ends the answer as if it were whole.
            response.ContentLength64 = 1;
            response.Abort();
            return;
        }
        response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
            response.AddHeader(name, value);
        if (answer.Status != 204)
        {
            response.ContentType = answer.Type;
            response.ContentLength64 = answer.Content.Length;
            response.OutputStream.Write(answer.Content.Span);
        }
        response.Close();
    }

    private static JsonObject Parse(byte[] content)
    {
        try
        {
            return content.Length > 0 && content[0] == '{' ? JsonNode.Parse(content)!.AsObject() : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? Text(string? type, ReadOnlyMemory<byte> content) =>
        type?.Contains("json", StringComparison.Ordinal) == true && content.Length > 0
            ? Encoding.UTF8.GetString(content.Span)
            : null;
}
