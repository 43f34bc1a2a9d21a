using Template.Jobs.Processing;
using Template.Jobs.Scheduling;

namespace Template.Jobs.Worker;

/// <summary>Runs jobs from the start of the host to its end.</summary>
internal sealed class WorkerService(
    IJobQueue queue,
    IEnumerable<JobRegistration> registrations,
    WorkerSettings settings,
    TimeProvider time,
    ILoggerFactory logs
) : BackgroundService
{
    private JobProcessor? processor;

    /// <summary>How many jobs run now.</summary>
    public int Running => processor?.Running ?? 0;

    public override void Dispose()
    {
        processor?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ILogger logger = logs.CreateLogger("Template.Jobs");
        processor = new(queue, [.. registrations.Select(settings.ToType)], settings.ToOptions(), logger, time);
        RecurringJobs recurring = new(queue, [.. settings.Recurring.Select(x => x.ToJob())], logger, time);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] both = [processor.RunAsync(stop.Token), recurring.RunAsync(stop.Token)];
        await Task.WhenAny(both).ConfigureAwait(false);
        // When one of them fails, the other must not go on as if nothing had happened.
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(both).ConfigureAwait(false);
    }
}
