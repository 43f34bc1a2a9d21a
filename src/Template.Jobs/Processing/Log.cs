using Microsoft.Extensions.Logging;

namespace Template.Jobs.Processing;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Debug, "Job {JobId} of type {JobType} starts, attempt {Attempt}")]
    public static partial void JobStarts(this ILogger logger, JobId jobId, string jobType, int attempt);

    [LoggerMessage(
        1002,
        LogLevel.Information,
        "Job {JobId} of type {JobType} completed in {Milliseconds} ms, attempt {Attempt}"
    )]
    public static partial void JobCompleted(
        this ILogger logger,
        JobId jobId,
        string jobType,
        int attempt,
        double milliseconds
    );

    [LoggerMessage(
        1003,
        LogLevel.Warning,
        "Job {JobId} of type {JobType} failed in attempt {Attempt} and is tried again in {Seconds} s: {Error}"
    )]
    public static partial void JobFailed(
        this ILogger logger,
        JobId jobId,
        string jobType,
        int attempt,
        double seconds,
        string error
    );

    [LoggerMessage(1004, LogLevel.Error, "Job {JobId} of type {JobType} is dead after attempt {Attempt}: {Error}")]
    public static partial void JobDied(this ILogger logger, JobId jobId, string jobType, int attempt, string error);

    [LoggerMessage(
        1005,
        LogLevel.Warning,
        "The lease of job {JobId} of type {JobType} is lost; what attempt {Attempt} gave is ignored"
    )]
    public static partial void LeaseLost(this ILogger logger, JobId jobId, string jobType, int attempt);

    [LoggerMessage(1006, LogLevel.Information, "Job {JobId} of type {JobType} was cancelled in attempt {Attempt}")]
    public static partial void JobCancelled(this ILogger logger, JobId jobId, string jobType, int attempt);

    [LoggerMessage(1007, LogLevel.Warning, "Job {JobId} of type {JobType} is handed back: the worker stops")]
    public static partial void JobReturned(this ILogger logger, JobId jobId, string jobType);

    [LoggerMessage(1010, LogLevel.Error, "The store does not answer: {Reason}")]
    public static partial void StoreDown(this ILogger logger, string reason);

    [LoggerMessage(1011, LogLevel.Information, "The store answers again")]
    public static partial void StoreUp(this ILogger logger);

    [LoggerMessage(1012, LogLevel.Warning, "{Count} leases expired; their jobs are queued again or dead")]
    public static partial void LeasesExpired(this ILogger logger, int count);

    [LoggerMessage(1013, LogLevel.Information, "The worker {Worker} takes no more jobs and waits for {Count} to end")]
    public static partial void Draining(this ILogger logger, string worker, int count);

    [LoggerMessage(
        1014,
        LogLevel.Information,
        "The worker {Worker} takes jobs of the types {JobTypes}, {Concurrency} at once, from {Store}"
    )]
    public static partial void Started(
        this ILogger logger,
        string worker,
        string jobTypes,
        int concurrency,
        string store
    );

    [LoggerMessage(1020, LogLevel.Information, "Recurring job {Name} for {Occurrence:o} is submitted as {JobId}")]
    public static partial void RecurringSubmitted(
        this ILogger logger,
        string name,
        DateTimeOffset occurrence,
        JobId jobId
    );
}
