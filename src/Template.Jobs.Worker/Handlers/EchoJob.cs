using System.Text.Json.Nodes;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Handlers;

/// <summary>Gives back what it got.</summary>
internal sealed class EchoJob : IJobHandler
{
    public ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation) =>
        new(JsonNode.Parse(job.Input));
}
