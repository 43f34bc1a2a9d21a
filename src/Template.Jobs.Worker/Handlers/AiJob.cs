using Microsoft.Extensions.AI;
using Template.Jobs.Processing;
using Template.Jobs.Worker.Ai;

namespace Template.Jobs.Worker.Handlers;

/// <summary>Has a text summarized, or another task done, by whoever the settings name.</summary>
internal sealed class AiJob(IChatClient client) : IJobHandler
{
    public async ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
    {
        string text = job.Read<string>();
        if (string.IsNullOrWhiteSpace(text))
            throw new PermanentJobException("The input of an 'ai' job is a text, and it must not be empty.");
        string task = job.Task ?? AiTasks.Summarize;
        ChatMessage[] messages = [new(ChatRole.System, AiTasks.InstructionFor(task)), new(ChatRole.User, text)];
        ChatOptions options = new() { AdditionalProperties = new() { [AiTasks.Property] = task } };
        ChatResponse response = await client.GetResponseAsync(messages, options, cancellation).ConfigureAwait(false);
        return new
        {
            task,
            text = response.Text,
            model = response.ModelId,
            inputTokens = response.Usage?.InputTokenCount,
            outputTokens = response.Usage?.OutputTokenCount,
        };
    }
}
