using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.GitHub;

/// <summary>The API of GitHub, over HTTP. It waits where GitHub asks for it, for at most a minute, and tells in sentences why GitHub refused.</summary>
/// <remarks>A path is relative to the API's address; <c>{repo}</c> in it stands for <c>repos/OWNER/NAME</c>.</remarks>
public sealed class GitHubClient : IDisposable
{
    private const string JsonType = "application/vnd.github+json";
    private readonly GitHubTransport transport;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="connection">The repository and the token.</param>
    /// <param name="time">The clock, for waiting.</param>
    /// <param name="say">Takes what people should know, line by line.</param>
    /// <exception cref="AutomationException">The token or the address cannot be used.</exception>
    public GitHubClient(GitHubConnection connection, TimeProvider time, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.Check();
        Connection = connection;
        Time = time;
        transport = new GitHubTransport(connection, new GitHubPatience(time, say));
    }

    /// <summary>The repository and the token.</summary>
    public GitHubConnection Connection { get; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; }

    /// <summary>Gets an object.</summary>
    /// <exception cref="AutomationException">GitHub refused, or cannot be reached.</exception>
    public JsonElement Get(string path) => Good(Ask(HttpMethod.Get, path)).Json();

    /// <summary>Gets an object; null when there is none (404).</summary>
    /// <exception cref="AutomationException">GitHub refused, or cannot be reached.</exception>
    public JsonElement? TryGet(string path)
    {
        GitHubAnswer answer = Ask(HttpMethod.Get, path);
        return answer.Status == HttpStatusCode.NotFound ? null : Good(answer).Json();
    }

    /// <summary>Gets a file's content as text; null when there is none (404).</summary>
    /// <exception cref="AutomationException">GitHub refused, or cannot be reached.</exception>
    public string? TryText(string path)
    {
        GitHubAnswer answer = transport.Send(HttpMethod.Get, Address(path), "application/vnd.github.raw+json");
        return answer.Status == HttpStatusCode.NotFound ? null : Encoding.UTF8.GetString(Good(answer).Content);
    }

    /// <summary>Gets the items of all pages.</summary>
    /// <param name="path">The path.</param>
    /// <param name="property">The property that holds the items where a page is an object, such as <c>environments</c>.</param>
    /// <exception cref="AutomationException">GitHub refused, or cannot be reached.</exception>
    public IReadOnlyList<JsonElement> List(string path, string? property = null) =>
        [.. Pages(path, property).SelectMany(x => x)];

    /// <summary>Gets the items of all pages; null when there is no list (404).</summary>
    /// <param name="path">The path.</param>
    /// <param name="property">The property that holds the items where a page is an object.</param>
    /// <exception cref="AutomationException">GitHub refused, or cannot be reached.</exception>
    public IReadOnlyList<JsonElement>? TryList(string path, string? property = null)
    {
        bool isThere = true;
        JsonElement[] items = [.. Pages(path, property, () => isThere = false).SelectMany(x => x)];
        return isThere ? items : null;
    }

    /// <summary>Sends something.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="body">The body; null for none.</param>
    /// <returns>The answer; a JSON null when it is empty.</returns>
    /// <exception cref="AutomationException">GitHub refused, or cannot be reached.</exception>
    public JsonElement Send(HttpMethod method, string path, JsonNode? body) => Good(Ask(method, path, body)).Json();

    /// <summary>Attaches a file to a release.</summary>
    /// <param name="address">The <c>upload_url</c> of the release, as GitHub gives it.</param>
    /// <param name="name">What the file is called there.</param>
    /// <param name="file">The file's path here.</param>
    /// <returns>The asset.</returns>
    /// <exception cref="AutomationException">GitHub refused, or cannot be reached.</exception>
    public JsonElement Upload(string address, string name, string file) => Good(TryUpload(address, name, file)).Json();

    /// <summary>Gets the bytes of something, such as an asset.</summary>
    /// <param name="path">The path.</param>
    /// <param name="file">The file that is written; what it held before is lost.</param>
    /// <exception cref="AutomationException">GitHub refused, or cannot be reached.</exception>
    public void Download(string path, string file) =>
        Good(
            transport.Send(
                HttpMethod.Get,
                Address(path),
                "application/octet-stream",
                save: stream =>
                {
                    using FileStream target = File.Create(file);
                    stream.CopyTo(target);
                }
            )
        );

    /// <summary>Gets the pages one after the other, each when it is asked for.</summary>
    /// <param name="path">The path.</param>
    /// <param name="property">The property that holds the items where a page is an object.</param>
    /// <param name="missing">Is told when there is no list (404); null when that is a failure.</param>
    internal IEnumerable<IReadOnlyList<JsonElement>> Pages(string path, string? property = null, Action? missing = null)
    {
        string? next = path.Contains("per_page=", StringComparison.Ordinal)
            ? path
            : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}per_page=100";
        while (next != null)
        {
            GitHubAnswer answer = Ask(HttpMethod.Get, next);
            if (answer.Status == HttpStatusCode.NotFound && missing != null)
            {
                missing();
                yield break;
            }
            JsonElement page = Good(answer).Json();
            if (property != null && page.ValueKind == JsonValueKind.Object)
                page = page.TryGetProperty(property, out JsonElement items) ? items : default;
            if (page.ValueKind != JsonValueKind.Array)
                throw new AutomationException(
                    $"The answer to {answer.Request} is no list. Look at GITHUB_API_URL: something else than GitHub may answer there."
                );
            yield return [.. page.EnumerateArray()];
            next = answer.NextPage();
        }
    }

    /// <summary>Sends a request; the answer may be a refusal.</summary>
    /// <exception cref="AutomationException">GitHub cannot be reached, or asks to wait for too long.</exception>
    internal GitHubAnswer Ask(HttpMethod method, string path, JsonNode? body = null)
    {
        byte[]? content = body == null ? null : Encoding.UTF8.GetBytes(body.ToJsonString());
        return transport.Send(method, Address(path), JsonType, content == null ? null : () => Json(content));
    }

    /// <summary>Attaches a file to a release; the answer may be a refusal.</summary>
    internal GitHubAnswer TryUpload(string address, string name, string file)
    {
        // The address ends in a template: {?name,label}
        string bare = address.Split('{')[0];
        Uri upload = Address($"{bare}?name={Uri.EscapeDataString(name)}");
        return transport.Send(HttpMethod.Post, upload, JsonType, () => Bytes(file));
    }

    /// <summary>Gets something from another place than the API, without the token.</summary>
    internal byte[] GetElsewhere(Uri address) =>
        Good(transport.Send(HttpMethod.Get, address, "application/json")).Content;

    /// <summary>The answer, when it is a good one.</summary>
    /// <exception cref="AutomationException">It is a refusal.</exception>
    internal GitHubAnswer Good(GitHubAnswer answer) =>
        answer.IsSuccess
            ? answer
            : throw new AutomationException(
                GitHubRefusal.Of(answer).Message.Replace(Connection.Token, "***", StringComparison.Ordinal)
            );

    /// <inheritdoc />
    public void Dispose() => transport.Dispose();

    private Uri Address(string path)
    {
        string text = path.Replace("{repo}", $"repos/{Connection.Owner}/{Connection.Name}", StringComparison.Ordinal);
        Uri address =
            text.StartsWith("http://", StringComparison.Ordinal)
            || text.StartsWith("https://", StringComparison.Ordinal)
                ? new Uri(text)
                : new Uri($"{Connection.Api.AbsoluteUri.TrimEnd('/')}/{text.TrimStart('/')}");
        return transport.IsTrusted(address)
            ? address
            : throw new AutomationException(
                $"GitHub sends its callers from {Connection.Api.Authority} to {address.Authority}, which does not get the token. Look at GITHUB_API_URL: it should name the server itself."
            );
    }

    private static ByteArrayContent Json(byte[] content)
    {
        ByteArrayContent body = new(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return body;
    }

    private static StreamContent Bytes(string file)
    {
        StreamContent body = new(File.OpenRead(file));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return body;
    }
}
