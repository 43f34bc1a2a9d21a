namespace Nuke.Common.Execution;

/// <summary>Where a target stands.</summary>
public enum ExecutionStatus
{
    /// <summary>Not part of the plan.</summary>
    None,

    /// <summary>In the plan, still to run.</summary>
    Scheduled,

    /// <summary>In the plan, but the build failed before its turn.</summary>
    NotRun,

    /// <summary>Left out by a condition or by <c>--skip</c>.</summary>
    Skipped,

    /// <summary>Every action ran.</summary>
    Succeeded,

    /// <summary>An action threw.</summary>
    Failed,

    /// <summary>Running now.</summary>
    Running,

    /// <summary>Was running when the build was interrupted.</summary>
    Aborted,

    /// <summary>Has no action of its own.</summary>
    Collective,
}

internal static class ExecutionStatusExtensions
{
    public static bool IsFailure(this ExecutionStatus status) =>
        status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.NotRun;

    public static bool IsFinished(this ExecutionStatus status) =>
        status
            is ExecutionStatus.Succeeded
                or ExecutionStatus.Failed
                or ExecutionStatus.Skipped
                or ExecutionStatus.Aborted
                or ExecutionStatus.Collective;
}
