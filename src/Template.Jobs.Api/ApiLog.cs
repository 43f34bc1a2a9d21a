namespace Template.Jobs.Api;

internal static partial class ApiLog
{
    private static readonly Func<ILogger, string, IDisposable?> RequestScope = LoggerMessage.DefineScope<string>(
        "Request {RequestId}"
    );

    /// <summary>Names the request in all that is logged until it ends.</summary>
    public static IDisposable? BeginRequest(this ILogger logger, string requestId) => RequestScope(logger, requestId);

    [LoggerMessage(2001, LogLevel.Error, "The request for {Path} failed")]
    public static partial void RequestFailed(this ILogger logger, string path, Exception exception);

    [LoggerMessage(
        2002,
        LogLevel.Information,
        "{Method} {Path} answered {Status} in {Milliseconds} ms, version {Version}"
    )]
    public static partial void RequestAnswered(
        this ILogger logger,
        string method,
        string path,
        int status,
        double milliseconds,
        string version
    );

    [LoggerMessage(2003, LogLevel.Information, "Job {JobId} of type {JobType} is submitted")]
    public static partial void JobSubmitted(this ILogger logger, JobId jobId, string jobType);

    [LoggerMessage(2004, LogLevel.Information, "Job {JobId} is {Change} by request")]
    public static partial void JobChanged(this ILogger logger, JobId jobId, string change);

    [LoggerMessage(2005, LogLevel.Information, "{Count} dead letters are replayed by request")]
    public static partial void Replayed(this ILogger logger, int count);

    [LoggerMessage(2006, LogLevel.Error, "The request for {Path} found no store: {Reason}")]
    public static partial void StoreMissed(this ILogger logger, string path, string reason);
}
