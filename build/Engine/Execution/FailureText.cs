using Nuke.Common.Tooling;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Tells of a failed target.</summary>
internal static class FailureText
{
    /// <summary>What stands in the target's row of the summary.</summary>
    public static string Summary(Exception exception, BuildSession session)
    {
        if (session.IsCancelled)
            return "interrupted";
        string line = exception.Message.Split('\n', 2)[0].TrimEnd();
        return exception is BuildUsageException ? line : $"{exception.GetType().Name}: {line}";
    }

    /// <summary>Prints the failure: the sentence, and the stack with <c>--verbosity verbose</c>.</summary>
    public static void Report(Exception exception, BuildSession session)
    {
        if (session.IsCancelled)
            Log.Warning("{Target} was interrupted", session.Running?.Name);
        else if (session.Verbosity == Verbosity.Verbose)
            Log.Error(exception, "{Target} failed", session.Running?.Name);
        else
            Log.Error("{Message}", exception is ProcessException { Short: { } brief } ? brief : exception.Message);
    }
}
