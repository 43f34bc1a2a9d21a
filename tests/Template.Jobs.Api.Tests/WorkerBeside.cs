using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Template.Jobs.Processing;

namespace Template.Jobs.Api.Tests;

/// <summary>A worker in this process that does what the worker of the service does, as far as the documents show it.</summary>
internal sealed class WorkerBeside : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly JobProcessor processor;
    private readonly Task run;

    public WorkerBeside(IJobQueue queue, ILogger? logger = null)
    {
        string[] types = ["echo", "http", "ai"];
        ProcessorOptions options = new()
        {
            Worker = "beside",
            Drain = TimeSpan.Zero,
            Idle = TimeSpan.FromMilliseconds(20),
            Tend = TimeSpan.FromMilliseconds(50),
        };
        processor = new(
            queue,
            [.. types.Select(x => new JobType(x, new Handler()))],
            options,
            logger ?? NullLogger.Instance
        );
        run = processor.RunAsync(stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await run;
        processor.Dispose();
        stop.Dispose();
    }

    private sealed class Handler : IJobHandler
    {
        public ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
        {
            JsonNode? input = JsonNode.Parse(job.Input);
            return job.Type == "http" && (string?)input!["url"] is not ['h', 't', 't', 'p', ..]
                ? throw new PermanentJobException("The address has another scheme than http.")
                : new(input);
        }
    }
}
