namespace Template.Jobs;

/// <summary>What became of a wish to set a job going again.</summary>
public enum RetryAnswer
{
    /// <summary>There is no such job.</summary>
    NotFound,

    /// <summary>It is in its queue.</summary>
    Queued,

    /// <summary>It did not fail: it waits, runs or is completed.</summary>
    NotFailed,
}
