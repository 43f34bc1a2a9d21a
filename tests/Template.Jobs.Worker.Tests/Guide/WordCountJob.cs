using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Handlers;

/// <summary>Counts the words of a text.</summary>
internal sealed class WordCountJob : IJobHandler
{
    public ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
    {
        Input input = job.Read<Input>();
        if (string.IsNullOrWhiteSpace(input.Text))
            throw new PermanentJobException("The input of a 'wordcount' job has a text, as in {\"text\":\"one two\"}.");
        int words = input.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return new(new { words });
    }

    /// <param name="Text">The text whose words are counted.</param>
    private sealed record Input(string? Text);
}
