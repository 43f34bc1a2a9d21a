using Microsoft.Extensions.AI;

namespace Template.Jobs.Worker.Ai;

/// <summary>Makes the provider that the settings name.</summary>
internal static class AiProviders
{
    public static IChatClient Create(AiSettings settings) =>
        settings.Provider == "openai"
            ? new OpenAiChatClient(
                new(settings.Endpoint!.TrimEnd('/') + "/"),
                settings.Model!,
                settings.Key,
                settings.Timeout
            )
            : new ExtractiveChatClient();
}
