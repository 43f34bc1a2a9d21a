namespace Template.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobStatus
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>Waits for its time.</summary>
    Scheduled,

    /// <summary>A worker holds a lease on it.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Completed,

    /// <summary>An attempt failed; the job waits for the next one.</summary>
    Failed,

    /// <summary>All attempts failed, or one failed for good: the job is in the dead-letter queue.</summary>
    Dead,

    /// <summary>Somebody called it off.</summary>
    Cancelled,
}
