using System.Globalization;
using Microsoft.Extensions.Logging;
using Template.Jobs.Processing;

namespace Template.Jobs.Scheduling;

/// <summary>
/// Submits recurring jobs when their time comes. Every worker does it; the idempotency key, made from name and time,
/// sees to it that each time is one job. Times that passed while no worker ran are not made up for.
/// </summary>
public sealed class RecurringJobs(
    IJobQueue queue,
    IReadOnlyList<RecurringJob> jobs,
    ILogger logger,
    TimeProvider? time = null
)
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Works until it is told to stop.</summary>
    /// <param name="stop">Tells it to stop.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        DateTimeOffset seen = time.GetUtcNow();
        while (!stop.IsCancellationRequested)
        {
            DateTimeOffset now = time.GetUtcNow();
            // A clock that was set back must not hold recurring jobs up until it has caught up.
            seen = now < seen - LongestSleep ? now : seen;
            try
            {
                await SubmitAsync(seen, now, stop).ConfigureAwait(false);
                seen = now > seen ? now : seen;
                await Task.Delay(UntilNext(seen), time, stop).ConfigureAwait(false);
            }
            catch (JobStoreException e)
            {
                logger.StoreDown(e.Message);
                await Task.Delay(StorePause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Submits all whose time lies in a span.</summary>
    /// <param name="after">The start of the span, which does not belong to it.</param>
    /// <param name="until">The end of the span, which belongs to it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task SubmitAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellation)
    {
        foreach (RecurringJob job in jobs)
        {
            // After a long sleep of the machine the last time is enough.
            DateTimeOffset? last = null;
            for (DateTimeOffset? at = job.When.Next(after); at <= until; at = job.When.Next(at.Value))
                last = at;
            if (last is { } occurrence)
                await SubmitAsync(job, occurrence, cancellation).ConfigureAwait(false);
        }
    }

    private async Task SubmitAsync(RecurringJob job, DateTimeOffset occurrence, CancellationToken cancellation)
    {
        string moment = occurrence.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
        JobSubmission submission = job.What with { IdempotencyKey = $"recurring {job.Name} {moment}" };
        SubmittedJob submitted = (await queue.SubmitAsync([submission], cancellation).ConfigureAwait(false))[0];
        if (submitted.Kind == SubmissionKind.Accepted)
            logger.RecurringSubmitted(job.Name, occurrence, submitted.Id);
    }

    private TimeSpan UntilNext(DateTimeOffset after)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? next = jobs.Select(x => x.When.Next(after)).Min();
        TimeSpan wait = next - now ?? LongestSleep;
        return wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1)
            : wait > LongestSleep ? LongestSleep
            : wait;
    }
}
