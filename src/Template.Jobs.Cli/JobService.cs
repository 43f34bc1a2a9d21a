using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Template.Jobs.Cli;

/// <summary>The API of the job service as the commands need it.</summary>
internal sealed class JobService : IDisposable
{
    private const string KeyHeader = "X-Api-Key";
    private readonly HttpClient http;

    public JobService(Uri server, string? key)
    {
        http = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        if (!string.IsNullOrEmpty(key))
            http.DefaultRequestHeaders.TryAddWithoutValidation(KeyHeader, key);
    }

    public Task<JsonNode> SubmitAsync(JsonObject submission, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "submit", submission, cancellation);

    public Task<JsonNode> FindAsync(string id, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, $"jobs/{Uri.EscapeDataString(id)}", null, cancellation);

    public Task<JsonNode> ListAsync(
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
        return SendAsync(HttpMethod.Get, "jobs?" + query, null, cancellation);
    }

    public Task<JsonNode> CancelAsync(string id, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Delete, $"jobs/{Uri.EscapeDataString(id)}", null, cancellation);

    public Task<JsonNode> RetryAsync(string id, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"jobs/{Uri.EscapeDataString(id)}/retry", null, cancellation);

    public Task<JsonNode> ReplayAsync(string? type, int limit, CancellationToken cancellation) =>
        SendAsync(
            HttpMethod.Post,
            "dead-letter/replay",
            new JsonObject { ["type"] = type, ["limit"] = limit },
            cancellation
        );

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> SendAsync(
        HttpMethod method,
        string path,
        JsonNode? body,
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
            return JsonNode.Parse(text) ?? throw new ServiceException($"{http.BaseAddress} answered with nothing.");
        }
        catch (HttpRequestException e)
        {
            throw new ServiceException(
                $"{http.BaseAddress} does not answer: {e.Message} Start it with ./build.sh Up, or say with --server where it is."
            );
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ServiceException($"{http.BaseAddress} did not answer within {http.Timeout.TotalSeconds} s.");
        }
        catch (JsonException)
        {
            throw new ServiceException(
                $"{http.BaseAddress} answered with something else than JSON. Is it the job service?"
            );
        }
    }

    // The service says in a problem what is wrong; whatever else answers says less.
    private string Sentence(HttpStatusCode status, string text)
    {
        try
        {
            JsonNode? problem = JsonNode.Parse(text);
            string[] sentences =
            [
                .. problem?["errors"] is JsonObject errors
                    ? errors.SelectMany(x => x.Value!.AsArray().Select(y => $"{x.Key}: {y}"))
                    : [problem?["detail"]?.ToString() ?? problem?["title"]?.ToString() ?? ""],
            ];
            if (sentences.Any(x => x.Length > 0))
                return string.Join(Environment.NewLine, sentences);
        }
        catch (JsonException)
        {
            // It is no problem of the service's.
        }

        return $"{http.BaseAddress} answered {(int)status}. Is it the job service?";
    }
}
