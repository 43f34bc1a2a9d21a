namespace Template.Jobs;

/// <summary>The state machine of a job.</summary>
public static class JobTransitions
{
    /// <summary>The states that a job can go to from a state.</summary>
    /// <param name="from">The state that the job is in.</param>
    public static IReadOnlyList<JobStatus> From(JobStatus from) =>
        from switch
        {
            JobStatus.Scheduled => [JobStatus.Queued, JobStatus.Cancelled],
            JobStatus.Queued => [JobStatus.Running, JobStatus.Cancelled],
            // A lease that expired or was handed back puts the job into its queue again.
            JobStatus.Running =>
            [
                JobStatus.Completed,
                JobStatus.Failed,
                JobStatus.Dead,
                JobStatus.Cancelled,
                JobStatus.Queued,
            ],
            JobStatus.Failed => [JobStatus.Queued, JobStatus.Cancelled],
            JobStatus.Dead or JobStatus.Cancelled => [JobStatus.Queued],
            _ => [],
        };

    /// <summary>Whether a job can go from one state to another in one step.</summary>
    /// <param name="from">The state that the job is in.</param>
    /// <param name="to">The state that it would be in.</param>
    public static bool IsAllowed(JobStatus from, JobStatus to) => From(from).Contains(to);

    /// <summary>Whether a job has ended, so that only a person can set it going again.</summary>
    /// <param name="status">The state that the job is in.</param>
    public static bool IsFinal(JobStatus status) =>
        status is JobStatus.Completed or JobStatus.Dead or JobStatus.Cancelled;

    /// <summary>Whether a person can set a job going again: when it failed, died or was cancelled.</summary>
    /// <param name="status">The state that the job is in.</param>
    public static bool CanRetry(JobStatus status) =>
        status is JobStatus.Failed or JobStatus.Dead or JobStatus.Cancelled;
}
