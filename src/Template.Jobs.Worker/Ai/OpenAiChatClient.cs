using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Ai;

/// <summary>Asks an endpoint that speaks as OpenAI's does: <c>POST chat/completions</c>.</summary>
internal sealed class OpenAiChatClient : IChatClient
{
    private const long LargestAnswer = 4 * 1024 * 1024;
    private readonly HttpClient http;
    private readonly string model;
    private readonly string? key;

    public OpenAiChatClient(Uri endpoint, string model, string? key, TimeSpan timeout)
    {
        this.model = model;
        this.key = string.IsNullOrEmpty(key) ? null : key;
        http = new()
        {
            BaseAddress = endpoint,
            MaxResponseContentBufferSize = LargestAnswer,
            Timeout = timeout,
        };
        if (this.key != null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        (HttpStatusCode status, string body) = await AskAsync(messages, cancellationToken).ConfigureAwait(false);
        return (int)status is >= 200 and < 300 ? Read(body) : throw Refused(status, body);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => http.Dispose();

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(
        IEnumerable<ChatMessage> messages,
        CancellationToken cancellation
    )
    {
        try
        {
            using HttpResponseMessage response = await http.PostAsJsonAsync(
                    "chat/completions",
                    new { model, messages = messages.Select(x => new { role = x.Role.Value, content = x.Text }) },
                    cancellation
                )
                .ConfigureAwait(false);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException(
                $"The endpoint {http.BaseAddress} did not answer within {http.Timeout.TotalSeconds} s.",
                e
            );
        }
        catch (HttpRequestException e)
        {
            throw new HttpRequestException(
                $"The endpoint {http.BaseAddress} gave no answer that can be read: {e.Message}",
                e
            );
        }
    }

    // What is wrong with the request stays wrong; everything else may be better next time.
    private Exception Refused(HttpStatusCode status, string body)
    {
        string sentence = $"The endpoint {http.BaseAddress} answered {(int)status}: {Shorten(body)}";
        return
            status
                is HttpStatusCode.BadRequest
                    or HttpStatusCode.Unauthorized
                    or HttpStatusCode.Forbidden
                    or HttpStatusCode.NotFound
                    or HttpStatusCode.UnprocessableEntity
            ? new PermanentJobException(sentence)
            : new HttpRequestException(sentence, null, status);
    }

    private ChatResponse Read(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            string text = root.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
            ChatResponse response = new(
                new ChatMessage(ChatRole.Assistant, text ?? throw new FormatException("no content"))
            )
            {
                ModelId =
                    root.TryGetProperty("model", out JsonElement named) && named.ValueKind == JsonValueKind.String
                        ? named.GetString()
                        : model,
            };
            if (root.TryGetProperty("usage", out JsonElement usage))
                response.Usage = new()
                {
                    InputTokenCount = Count(usage, "prompt_tokens"),
                    OutputTokenCount = Count(usage, "completion_tokens"),
                };
            return response;
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or IndexOutOfRangeException
                        or FormatException
            )
        {
            throw new HttpRequestException(
                $"The endpoint {http.BaseAddress} answered with something else than a completion: {Shorten(body)}",
                e
            );
        }
    }

    private static long? Count(JsonElement usage, string name) =>
        usage.ValueKind == JsonValueKind.Object
        && usage.TryGetProperty(name, out JsonElement count)
        && count.ValueKind == JsonValueKind.Number
        && count.TryGetInt64(out long number)
            ? number
            : null;

    // Some endpoints repeat the key that they refuse.
    private string Shorten(string answer)
    {
        const int Longest = 300;
        string text = key == null ? answer : answer.Replace(key, "***", StringComparison.Ordinal);
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "(nothing)"
            : line.Length <= Longest ? line
            : line[..Longest] + "…";
    }
}
