using System.Text.Json.Serialization;
using Template.FizzBuzz;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Handlers;

/// <summary>Counts how often each text comes in a range of numbers.</summary>
internal sealed class FizzBuzzJob : IJobHandler
{
    public ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
    {
        Input input = job.Read<Input>();
        if (!NumberRange.TryCreate(input.Start, input.End, out NumberRange range, out string? error))
            throw new PermanentJobException(error);
        Statistics statistics = Statistics.Of(range, RuleSet.Default);
        return new(
            new
            {
                statistics.Lines,
                statistics.Numbers,
                Texts = statistics.Texts.ToDictionary(x => x.Text, x => x.Lines, StringComparer.Ordinal),
            }
        );
    }

    /// <param name="Start">The first number.</param>
    /// <param name="End">The last number.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Input([property: JsonRequired] long Start, [property: JsonRequired] long End);
}
