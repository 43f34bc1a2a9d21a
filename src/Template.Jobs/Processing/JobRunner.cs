using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Template.Jobs.Processing;

/// <summary>Runs one attempt and reports how it ended.</summary>
internal sealed class JobRunner(ProcessorOptions options, TimeProvider time, Func<double> chance, ILogger logger)
{
    private const int LongestError = 2_000;

    public async Task RunAsync(RunningJob running, Func<JobOutcome, Task<bool>> report)
    {
        LeasedJob job = running.Job;
        long begun = time.GetTimestamp();
        using Activity? activity = JobTelemetry.Start(job);
        // The scope puts the names on every line that the handler itself logs.
        using IDisposable? scope = logger.BeginScope(new JobNames(job, JobTelemetry.TraceId(activity, job)));
        logger.JobStarts(job.Lease.Id, job.Body.Type, job.Attempt);
        JobOutcome outcome = await AttemptAsync(running).ConfigureAwait(false) with
        {
            Worker = options.Worker,
            Waited = job.Waited,
            Ran = time.GetElapsedTime(begun),
        };
        if (outcome.Error != null)
            activity?.SetStatus(ActivityStatusCode.Error, outcome.Error);
        activity?.Stop();
        JobTelemetry.Record(outcome);
        Tell(outcome);
        if (!await report(outcome).ConfigureAwait(false))
            logger.LeaseLost(job.Lease.Id, job.Body.Type, job.Attempt);
    }

    private async Task<JobOutcome> AttemptAsync(RunningJob running)
    {
        LeasedJob job = running.Job;
        JobType type = running.Limit.Type;
        JobOutcome ended = new(job.Lease, job.Body.Type, job.Attempt, OutcomeKind.Completed);
        using CancellationTokenSource? timeout = type.Timeout is { } most
            ? new CancellationTokenSource(most, time)
            : null;
        using CancellationTokenSource? both =
            timeout == null ? null : CancellationTokenSource.CreateLinkedTokenSource(running.Stop, timeout.Token);
        try
        {
            object? result = await type.Handler.RunAsync(new(job), both?.Token ?? running.Stop).ConfigureAwait(false);
            return ended with { Result = JobContext.ToJson(result) };
        }
#pragma warning disable CA1031 // A handler may tell in any way that it was stopped.
        catch (Exception e) when (running.Reason == StopReason.CalledOff && e is not PermanentJobException)
#pragma warning restore CA1031
        {
            return ended with { Kind = OutcomeKind.Cancelled };
        }
        catch (OperationCanceledException) when (running.Reason is StopReason.WorkerStops or StopReason.LeaseLost)
        {
            return ended with { Kind = OutcomeKind.Returned };
        }
        catch (PermanentJobException e)
        {
            return ended with { Kind = OutcomeKind.Dead, Error = Shorten(e.Message) };
        }
#pragma warning disable CA1031 // Whatever a handler throws is the end of its job's attempt, not of the worker.
        catch (Exception e)
#pragma warning restore CA1031
        {
            string error =
                e is OperationCanceledException && timeout is { IsCancellationRequested: true }
                    ? $"The attempt took longer than {type.Timeout}."
                    : Describe(e);
            return Failed(ended, job, type, error);
        }
    }

    private JobOutcome Failed(JobOutcome ended, LeasedJob job, JobType type, string error) =>
        job.Attempt >= job.Body.MaxAttempts
            ? ended with
            {
                Kind = OutcomeKind.Dead,
                Error = error,
            }
            : ended with
            {
                Kind = OutcomeKind.Retry,
                Error = error,
                RetryAt = time.GetUtcNow() + type.Retry.After(job.Attempt, chance()),
            };

    private static string Describe(Exception e)
    {
        try
        {
            return string.IsNullOrWhiteSpace(e.Message)
                ? e.GetType().Name
                : Shorten($"{e.GetType().Name}: {e.Message}");
        }
#pragma warning disable CA1031 // An exception of a handler may be anything, even one that cannot tell what it is.
        catch (Exception)
#pragma warning restore CA1031
        {
            return e.GetType().Name;
        }
    }

    // An error is kept with the job for every attempt; some exceptions carry a whole page.
    private static string Shorten(string error) => error.Length <= LongestError ? error : error[..LongestError] + "…";

    private void Tell(JobOutcome outcome)
    {
        JobId id = outcome.Lease.Id;
        switch (outcome.Kind)
        {
            case OutcomeKind.Completed:
                logger.JobCompleted(id, outcome.Type, outcome.Attempt, Math.Round(outcome.Ran.TotalMilliseconds, 3));
                break;
            case OutcomeKind.Retry:
                double wait = Math.Round((outcome.RetryAt!.Value - time.GetUtcNow()).TotalSeconds, 3);
                logger.JobFailed(id, outcome.Type, outcome.Attempt, wait, outcome.Error!);
                break;
            case OutcomeKind.Dead:
                logger.JobDied(id, outcome.Type, outcome.Attempt, outcome.Error!);
                break;
            case OutcomeKind.Cancelled:
                logger.JobCancelled(id, outcome.Type, outcome.Attempt);
                break;
            default:
                logger.JobReturned(id, outcome.Type);
                break;
        }
    }
}
