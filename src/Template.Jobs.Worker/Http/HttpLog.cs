namespace Template.Jobs.Worker.Http;

internal static partial class HttpLog
{
    [LoggerMessage(3001, LogLevel.Warning, "{Server} failed again and again and is left alone for {Seconds} s")]
    public static partial void ServerLeftAlone(this ILogger logger, string server, double seconds);

    [LoggerMessage(3002, LogLevel.Information, "{Server} answers again")]
    public static partial void ServerAnswers(this ILogger logger, string server);

    [LoggerMessage(3003, LogLevel.Debug, "The request to {Server} is repeated in {Seconds} s, repetition {Repetition}")]
    public static partial void RequestRepeated(this ILogger logger, string server, double seconds, int repetition);

    [LoggerMessage(3004, LogLevel.Warning, "No request was sent: {Reason}")]
    public static partial void ServerBusy(this ILogger logger, string reason);
}
