using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Template.Jobs.Cli;

/// <summary>The API of the job service as the commands need it.</summary>
internal sealed class JobService : IDisposable
{
    private const string KeyHeader = "X-Api-Key";
    private const int LargestAnswer = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient http;
    private readonly string place;

    public JobService(Uri server, string? key, TimeSpan? patience = null)
    {
        // A redirection would carry the key to somebody else.
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = server,
            Timeout = patience ?? Patience,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        place = server.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        if (!string.IsNullOrWhiteSpace(key))
            http.DefaultRequestHeaders.TryAddWithoutValidation(KeyHeader, key.Trim());
    }

    public Task<JsonObject> SubmitAsync(JsonObject submission, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "submit", submission, "id", cancellation);

    public Task<JsonObject> FindAsync(string id, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, $"jobs/{Uri.EscapeDataString(id)}", null, "status", cancellation);

    public Task<JsonObject> ListAsync(
        string? status,
        string? type,
        int limit,
        string? after,
        CancellationToken cancellation
    )
    {
        string query = string.Join(
            '&',
            new (string Name, string? Value)[]
            {
                ("status", status),
                ("type", type),
                ("limit", $"{limit}"),
                ("after", after),
            }
                .Where(x => x.Value != null)
                .Select(x => $"{x.Name}={Uri.EscapeDataString(x.Value!)}")
        );
        return SendAsync(HttpMethod.Get, "jobs?" + query, null, "jobs", cancellation);
    }

    public Task<JsonObject> CancelAsync(string id, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Delete, $"jobs/{Uri.EscapeDataString(id)}", null, "status", cancellation);

    public Task<JsonObject> RetryAsync(string id, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"jobs/{Uri.EscapeDataString(id)}/retry", null, "status", cancellation);

    public Task<JsonObject> ReplayAsync(string? type, int limit, CancellationToken cancellation) =>
        SendAsync(
            HttpMethod.Post,
            "dead-letter/replay",
            new JsonObject { ["type"] = type, ["limit"] = limit },
            "replayed",
            cancellation
        );

    public void Dispose() => http.Dispose();

    private async Task<JsonObject> SendAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        string needed,
        CancellationToken cancellation
    )
    {
        try
        {
            using HttpRequestMessage request = new(method, path);
            if (body != null)
                request.Content = JsonContent.Create(body);
            using HttpResponseMessage response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            string text = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw new ServiceException(Sentence(response.StatusCode, text));
            return Parse(text) is JsonObject answer && answer[needed] != null
                ? answer
                : throw new ServiceException(
                    $"{place} answered with JSON that has no '{needed}'. Is it the job service?"
                );
        }
        catch (HttpRequestException e)
        {
            throw new ServiceException(
                $"{place} does not answer: {e.Message} Start it with ./build.sh Up, or say with --server where it is."
            );
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ServiceException($"{place} did not answer within {http.Timeout.TotalSeconds} s.");
        }
        catch (JsonException)
        {
            throw new ServiceException($"{place} answered with something else than JSON. Is it the job service?");
        }
    }

    // The service says in a problem what is wrong; whatever else answers says less.
    private string Sentence(HttpStatusCode status, string text)
    {
        string[] sentences = [.. Sentences(text).Where(x => !string.IsNullOrWhiteSpace(x)).Select(Plain.Text)];
        if (sentences.Length == 0)
            sentences = [$"{place} answered {(int)status}. Is it the job service?"];
        if (status == HttpStatusCode.Unauthorized)
            sentences = [.. sentences, $"Set {CommandLine.KeyVariable} to the key, or say it with --key."];
        return string.Join(Environment.NewLine, sentences);
    }

    private static JsonNode? Parse(string text) =>
        JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });

    private static IEnumerable<string> Sentences(string text)
    {
        try
        {
            if (Parse(text) is not JsonObject problem)
                return [];
            return problem["errors"] is JsonObject { Count: > 0 } errors
                ? errors.SelectMany(x =>
                    (x.Value is JsonArray many ? many : [x.Value?.DeepClone()]).Select(y => $"{x.Key}: {y}")
                )
                : [(problem["detail"] ?? problem["title"])?.ToString() ?? ""];
        }
        catch (JsonException)
        {
            // It is no problem of the service's.
            return [];
        }
    }
}
