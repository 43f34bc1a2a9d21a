namespace Template.Jobs;

/// <summary>What became of a submission.</summary>
public enum SubmissionKind
{
    /// <summary>A new job is in the queue.</summary>
    Accepted,

    /// <summary>The idempotency key and everything else is that of a job that is known: there is still one job.</summary>
    Known,

    /// <summary>The idempotency key is that of another job, which asks for something else: nothing was done.</summary>
    Conflict,
}
