using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Ai;

/// <summary>Summarizes without a model, by picking sentences.</summary>
internal sealed class ExtractiveChatClient : IChatClient
{
    private const string Model = "extractive";

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        string task =
            options?.AdditionalProperties?.TryGetValue(AiTasks.Property, out string? named) == true
                ? named
                : AiTasks.Summarize;
        if (task != AiTasks.Summarize)
            throw new PermanentJobException(
                $"The built-in provider can only {AiTasks.Summarize}. Set Worker:Ai:Provider to openai for other tasks."
            );
        string text = messages.LastOrDefault(x => x.Role == ChatRole.User)?.Text ?? "";
        ChatMessage answer = new(ChatRole.Assistant, ExtractiveSummary.Of(text));
        return Task.FromResult(new ChatResponse(answer) { ModelId = Model });
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

    public void Dispose()
    {
        // There is nothing to give back.
    }
}
